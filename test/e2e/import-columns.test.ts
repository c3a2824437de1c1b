import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

async function choosePlan(page: Page) {
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
}

test('orders to correct are gone through without losing an edit', async ({ app }) => {
  const { page, electron } = app
  await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700),
  )
  const head =
    'Customer e-mail;Domains;First name 1;Last name 1;Prefix 1;First name 2;Last name 2;Prefix 2;First name 3;Last name 3;Prefix 3;API key;API secret;Forwarding;Notes;Amount;Currency'
  const row = (domain: string, prefix: string, more = '') =>
    `orders@northwind.example;${domain};Jane;Doe;${prefix};Max;Roe;max;Ann;Lee;ann;key-1;secret-1;;;;${more}`
  const rows = [
    row('a.com', ''),
    row('b.com', 'jane'),
    row('c.com', ''),
    row('d.com', 'j', ';x'),
  ]
  await goTo(page, '/orders/import')
  await page.getByLabel('Or paste rows').fill([head, ...rows].join('\n'))
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  await choosePlan(page)
  await page.getByRole('button', { name: 'To correct 3', exact: true }).click()

  await page.getByRole('grid').getByText('Prefix 1: Enter a prefix.').first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Order in row 2')
  // what is wrong has the focus, and the buttons are in sight
  const prefix = dialog.getByLabel('Prefix 1')
  await expect(prefix).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeInViewport({ ratio: 1 })
  await expect(dialog.getByRole('button', { name: 'Previous' })).toBeDisabled()
  await prefix.fill('first')
  await dialog.getByRole('button', { name: 'Next' }).click()
  await expect(dialog).toContainText('Order in row 4')
  await expect(prefix).toBeFocused()
  await prefix.fill('third')
  await page.keyboard.press('Control+PageDown')
  await expect(dialog).toContainText('Order in row 5')
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeInViewport({ ratio: 1 })
  await dialog.getByLabel('I have looked, it is right').check()
  await dialog.getByRole('button', { name: 'Apply' }).click()

  await expect(page.getByRole('button', { name: 'Ready 4', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'All 4', exact: true }).click()
  await page.getByRole('grid').getByText('a.com').click()
  await expect(prefix).toHaveValue('first')
  await page.keyboard.press('Escape')

  // four orders of one customer: said, and chosen, before anything is created
  const letters = page.getByRole('combobox', { name: 'Letters to customers' })
  await expect(letters).toHaveValue('One summary each')
  await letters.click()
  await page.getByRole('option', { name: 'Two for each order' }).click()
  await expect(page.getByText('orders@northwind.example gets 8 letters')).toBeVisible()
})
