import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'

test('the status bar tells what stands behind its line', async ({ app }) => {
  const { page } = app
  const bar = page.getByRole('contentinfo')
  await bar.getByRole('button', { name: 'Nothing to check' }).press('Enter')

  const details = page.getByRole('dialog')
  await expect(details).toContainText('Last check')
  await expect(details).toContainText('every 3 s')
  await details.getByRole('button', { name: 'Check now' }).press('Enter')
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(found.violations.map(one => one.id)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(details).toBeHidden()
})

test('the status bar says that the heartbeat has stopped', async ({ app }) => {
  const { page } = app
  const bar = page.getByRole('contentinfo')
  await expect(bar).toContainText('Nothing to check')

  // for the window an hour has gone by without a word
  await page.clock.setFixedTime(Date.now() + 3_600_000)
  await expect(bar).toContainText('No check since')

  await page.clock.setFixedTime(Date.now() - 3_600_000)
  await expect(bar).toContainText('Clock set back')
})
