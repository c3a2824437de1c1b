import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reach, submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

test('the list that is shown is exported from the palette', async ({ app }) => {
  const { page, main } = app
  const id = await submitOrder(app, ['active-listed.com'])
  await submitOrder(app, ['never-listed.com'])
  await reach(app, id, 'completed')
  await goTo(page, '/orders?status=completed')
  await expect(page.getByText('active-listed.com')).toBeVisible()
  const path = join(main.folder, 'orders.csv')
  main.savePath = path

  await page.keyboard.press('Control+K')
  await page.keyboard.type('export this')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'CSV, for any program' }).click()

  await expect(page.getByText('1 row exported')).toBeVisible()
  const written = readFileSync(path, 'utf8')
  expect(written).toContain('active-listed.com')
  expect(written).not.toContain('never-listed.com')
})
