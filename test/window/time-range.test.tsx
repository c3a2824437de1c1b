import { useState } from 'react'
import { expect, test } from 'vitest'
import { TimeRange } from '../../renderer/ui/time/TimeRange.tsx'
import { drawWith } from './support/draw-with.tsx'

function Times() {
  const [time, setTime] = useState('')
  return (
    <>
      <TimeRange time={time} label="Entered" onChange={setTime} />
      <output>{`time: ${time}`}</output>
    </>
  )
}

test('a time is a preset, or two days in their order', async () => {
  const page = drawWith({}, <Times />)

  await page.getByRole('button', { name: 'Entered: Any time' }).click()
  await page.getByRole('button', { name: 'Last month' }).click()
  await expect(page.getByText('time: last-month')).toBeVisible()

  await page.getByRole('button', { name: 'Entered: Last month' }).click()
  await expect(page.getByLabel('First day')).not.toHaveValue('')
  await page.getByLabel('First day').fill('2026-11-05')
  await page.getByLabel('Last day').fill('2026-11-01')
  await expect(page.getByText('The last day is before the first one.')).toBeVisible()

  await page.getByLabel('Last day').fill('2026-11-09')
  await expect(page.getByText('time: 2026-11-05..2026-11-09')).toBeVisible()

  // a year on its way
  await page.getByLabel('First day').fill('0202-11-06')
  await expect(page.getByText('time: 2026-11-05..2026-11-09')).toBeVisible()
  await page.getByLabel('First day').fill('2026-11-06')
  await expect(page.getByText('time: 2026-11-06..2026-11-09')).toBeVisible()

  await page.getByRole('button', { name: 'Any time', exact: true }).click()
  await expect(page.getByText('time:', { exact: true })).toBeVisible()
})
