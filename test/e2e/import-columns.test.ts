import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

const outside = (name: string) => join(import.meta.dirname, '../field/order-files', name)

async function choosePlan(page: Page) {
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
}

test('the website of a customer is asked about and never moved', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders/import')
  await page.setInputFiles('input[type=file]', outside('CSV51.csv'))

  const domains = page.getByRole('radiogroup', { name: /Which column holds the domains/ })
  await expect(domains.getByRole('radio')).toHaveCount(3)
  await expect(domains).toContainText('https://www.acme-corp.com')
  await expect(domains.getByLabel('Domains')).toBeChecked()
  // nothing is shown, and so nothing can be created, before the answer
  await expect(page.getByRole('button', { name: /^Create/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the orders' }).click()

  await expect(page.getByText('1 column is left out: Website')).toBeVisible()
  await expect(
    page.getByText('2 columns are guessed: Email as Customer e-mail, Company as Customer name'),
  ).toBeVisible()
  await choosePlan(page)
  await page.getByLabel('Create missing customers').check()
  await page.getByRole('button', { name: 'Create 1 order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create 1 order' }).click()
  await expect(page.getByRole('button', { name: 'Created 1', exact: true })).toBeVisible()
  const { rows } = await app.call('orders.list', { page: 1, pageSize: 5 })
  const order = await app.call('orders.get', { id: rows[0]?.id ?? 0 })
  expect(order.domains.map(({ name }) => name)).toEqual(['getacme.com', 'tryacme.com'])

  // only what was answered is remembered, so a correct file is read as it is
  const { importColumns } = await app.call('preferences.get', {})
  expect(importColumns).toEqual({ domains: 'domains' })
})

test('a key that a stray quote swallowed is kept nowhere', async ({ app, dataFolder }) => {
  const { page } = app
  const canary = 'canary-7719-swallowed'
  const key = 'k123456'
  const text = readFileSync(outside('CSV12.csv'), 'utf8').replace(
    'c-acme.com,Jane,Doe,jane,k123456,s456789',
    `c-acme.com,Jane,Doe,jane,${canary},${canary}-2`,
  )
  // the rows below stand within the quote once it is closed further down
  const closed = text.replace('ok\n', 'ok\n').replace(/d-acme\.com(.*),ok/, 'd-acme.com$1,"ok"')
  await goTo(page, '/orders/import')
  await page.setInputFiles('input[type=file]', {
    name: 'quote.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(closed),
  })
  await choosePlan(page)
  await page.getByLabel('Create missing customers').check()
  const grid = page.getByRole('grid', { name: 'Orders of the file' })
  await expect(grid.getByText(/quote/).first()).toBeVisible()
  await expect(page.locator('main')).not.toContainText(canary)

  await page.getByRole('button', { name: /^Create the \d+ ready/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click()
  await expect(page.getByRole('button', { name: /^Created \d/ })).toBeVisible()
  const { rows } = await app.call('orders.list', { page: 1, pageSize: 10 })
  expect(rows.map(row => row.firstDomain)).not.toContain('b-acme.com')

  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && /^boxwright\.db|\.log$/.test(entry.name),
  )
  expect(files.map(({ name }) => name).join(' ')).toMatch(/-wal/)
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name))
    for (const secret of [canary, key])
      expect([name, secret, bytes.includes(secret)]).toEqual([name, secret, false])
  }
})

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
