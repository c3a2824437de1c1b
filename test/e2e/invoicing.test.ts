import { readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { monthText } from '../../shared/text/locale.ts'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

/** The save dialog answers this path. */
const saveAs = (electron: ElectronApplication, filePath: string) =>
  electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, filePath)

/** A local time as the field has it. */
function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

test('a promise is made, missed, and the month invoiced', async ({ app }, info) => {
  const { page } = app
  const dialog = page.getByRole('dialog')
  await goTo(page, '/plans')
  await page.getByRole('row').filter({ hasText: 'Private SMTP' }).click()
  await dialog.getByLabel('Promised within (optional)').fill('48')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Private SMTP' })).toContainText('48 h')

  const done = await submitOrder(app, ['active-invoiced.com'])
  const late = await submitOrder(app, ['slow-invoiced.com'])
  await reach(app, done, 'completed')
  await goTo(page, `/orders/${done}`)
  await expect(page.getByText(/^Completed .+ before its promise$/)).toBeVisible()
  await goTo(page, `/orders/${late}`)
  await expect(page.getByText(/^Due [A-Z]/)).toBeVisible()
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Change the due date' }).click()
  await dialog
    .getByLabel('Due', { exact: true })
    .fill(localTime(new Date(Date.now() - 7_300_000)))
  await expectNoFindings(page, 'the due date')
  await dialog.getByRole('button', { name: 'Set due date' }).click()
  await expect(page.getByText('2 h late')).toBeVisible()

  await goTo(page, '/dashboard')
  await page.getByRole('listitem').filter({ hasText: 'Late' }).getByRole('button').click()
  const rows = page.getByRole('grid', { name: 'Orders' }).getByRole('row')
  await expect(rows.nth(1)).toContainText('slow-invoiced.com')
  await expect(rows).toHaveCount(2)
  await expectNoFindings(page, 'late orders')

  await page.getByRole('link', { name: 'Invoicing', exact: true }).click()
  await expect(page.getByRole('combobox', { name: 'Month' })).toHaveValue(monthText(new Date()))
  const row = page.getByRole('row').filter({ hasText: 'Northwind Outreach' })
  await expect(row).toContainText('12.00 USD')
  await expectNoFindings(page, 'the month by customer')
  const file = info.outputPath('month.csv')
  await saveAs(app.electron, file)
  await page.getByRole('button', { name: 'Export' }).click()
  await page
    .getByRole('group', { name: 'A line per customer and currency' })
    .getByRole('menuitem', { name: 'CSV' })
    .click()
  await expect(page.getByText('1 line written')).toBeVisible()
  expect(readFileSync(file, 'utf8')).toMatch(
    /^Month,Customer,[^\n]*\r\n\d{4}-\d\d,Northwind Outreach,orders@northwind\.example,2,0,2,,USD,12,0,12\r\n$/,
  )

  await row.getByText('12.00 USD').first().click()
  await expectNoFindings(page, 'the month by order')
  await page
    .getByRole('grid', { name: 'Orders of the month' })
    .getByRole('row')
    .filter({ hasText: 'slow-invoiced.com' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('slow-invoiced.com')
})
