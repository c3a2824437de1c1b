import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, goTo, type Page, test } from './support/window.tsx'

const outside = (name: string) => join(import.meta.dirname, '../field/order-files', name)

const fileOf = (name: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: readFileSync(outside(name)),
})

async function choosePlan(page: Page) {
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
}

test('the website of a customer is asked about and never moved', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders/import')
  await page.locator('input[type=file]').setInputFiles(fileOf('CSV51.csv'))

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

test('a key that a stray quote swallowed is kept nowhere', async ({ app }) => {
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
  await page.locator('input[type=file]').setInputFiles({
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

  const files = readdirSync(app.main.folder, { recursive: true, withFileTypes: true }).filter(
    entry => entry.isFile() && /^boxwright\.db|\.log$/.test(entry.name),
  )
  expect(files.map(({ name }) => name).join(' ')).toMatch(/-wal/)
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name))
    for (const secret of [canary, key])
      expect([name, secret, bytes.includes(secret)]).toEqual([name, secret, false])
  }
})

test('a workbook is refused in words', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders/import')
  await page.locator('input[type=file]').setInputFiles({
    name: 'orders.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]),
  })

  await expect(page.getByRole('alert')).toContainText('save the sheet as CSV')
})
