import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'

const titles = 'Order;E-mail;Company;Domains;First name;Last name;Prefix;API key;API secret'
const person = 'Jane;Doe;jane.doe;import-key;import-secret'
const rows = [
  `A-1;orders@northwind.example;;alpha-import.com;${person}`,
  'A-1;;;https://www.beta-import.com/;;;;;',
  `A-2;new@client.example;Client & Co;gamma-import.com;${person}`,
  `A-3;orders@northwind.example;;not a domain;${person}`,
  `A-4;orders@northwind.example;;taken-import.com;${person}`,
]
const file = (name: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([titles, ...rows].join('\r\n')),
})

async function open({ page }: App) {
  await goTo(page, '/orders')
  await page.getByRole('button', { name: 'Import orders' }).click()
  await page.setInputFiles('input[type=file]', file('orders.csv'))
  await expect(page.getByText('orders.csv, 5 rows')).toBeVisible()
}

async function choosePlan(page: Page) {
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
}

async function pasteMany({ page }: App, count: number) {
  const many = Array.from(
    { length: count },
    (_, at) => `S-${at};orders@northwind.example;;many-${at}-import.com;${person}`,
  )
  await page.getByLabel('Or paste rows').fill([titles, ...many].join('\n'))
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  await choosePlan(page)
}

const states = ({ page }: App) => page.getByRole('grid', { name: 'Orders of the file' })

test('a file becomes orders, mended in place', async ({ app }, info) => {
  const { page } = app
  const taken = await submitOrder(app, ['taken-import.com'])
  await open(app)
  const grid = states(app)
  // titles are recognised; only the plan and the newcomer are asked for
  await choosePlan(page)
  await expect(grid.getByText('Ready, 2 mailboxes')).toBeVisible()
  await expect(grid.getByText('No customer has this address.')).toBeVisible()
  await expect(grid.getByText(`taken-import.com is in order ${taken} (`)).toBeVisible()
  await page.getByLabel('Create missing customers').check()
  await expect(page.getByRole('button', { name: 'Ready 2', exact: true })).toBeVisible()

  await grid.getByRole('row').filter({ hasText: '5' }).filter({ hasText: 'Domains:' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Domains').fill('mended-import.com')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('button', { name: 'Ready 3', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Create the 3 ready orders' }).click()
  await expect(dialog).toContainText('1 customer will be created. 1 order needs a correction')
  await dialog.getByRole('button', { name: 'Create 3 orders' }).click()
  await expect(page.getByRole('button', { name: 'Created 3', exact: true })).toBeVisible()
  const orders = await app.call('orders.list', { page: 1, pageSize: 50 })
  expect(
    orders.rows
      .map(row => row.firstDomain ?? '')
      .sort((one, other) => one.localeCompare(other)),
  ).toEqual(['alpha-import.com', 'gamma-import.com', 'mended-import.com', 'taken-import.com'])

  // the dialog of the system cannot be pressed by a test
  const path = info.outputPath('refused.csv')
  await app.electron.evaluate(({ dialog: asks }, filePath) => {
    asks.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.getByRole('button', { name: 'Save the rows of 1 order' }).click()
  await expect(page.getByText('The rows are written to')).toBeVisible()
  const saved = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(saved).toHaveLength(2)
  expect(saved[1]).toContain(`taken-import.com is in order ${taken} (`)
})

test('a wrong plan is not offered, and said when it is kept', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders/import')
  const row = `new@client.example;Private SMTPP;x-import.com;${person};K-1`
  const head = 'E-mail;Plan;Domains;First name;Last name;Prefix;API key;API secret;Kundennummer'
  await page.getByLabel('Or paste rows').fill([head, row].join('\n'))
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  await expect(page.getByText('1 column is left out: Kundennummer')).toBeVisible()
  const grid = states(app)
  await expect(grid.getByRole('columnheader', { name: 'Row', exact: true })).toBeVisible()

  // said once above the list, not in each row
  await expect(page.getByText('No customer has any of these addresses.')).toBeVisible()
  await expect(grid.getByText('Customer e-mail:')).toHaveCount(0)
  await page.getByLabel('Create missing customers').check()

  await grid.getByText('No plan is called Private SMTPP.').click()
  const dialog = page.getByRole('dialog')
  const plan = dialog.getByRole('combobox', { name: 'Plan' })
  await expect(plan).toHaveValue('Private SMTPP')
  await plan.click()
  await expect(page.getByRole('option', { name: 'Private SMTP', exact: true })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Private SMTPP' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('The order still needs a correction: Plan.')).toBeVisible()
})

test('the same file again creates nothing twice', async ({ app }) => {
  const { page } = app
  await open(app)
  await choosePlan(page)
  await page.getByRole('button', { name: 'Create the 2 ready orders' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click()
  await expect(page.getByRole('button', { name: 'Created 2', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Import another file' }).click()
  await page.setInputFiles('input[type=file]', file('again.csv'))
  await expect(states(app).getByText(/alpha-import.com is in order \d+ \(/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ready 0', exact: true })).toBeVisible()
})

test('an import stops between orders', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders/import')
  await pasteMany(app, 400)
  await page.getByRole('button', { name: 'Create 400 orders' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create 400 orders' }).click()
  await page.getByRole('button', { name: 'Stop the import' }).click()

  await page.getByRole('button', { name: /^Not created/ }).click()
  await expect(page.getByText('The import ended before its turn.').first()).toBeVisible()
  const { total } = await app.call('orders.list', { page: 1, pageSize: 1 })
  expect(total).toBeLessThan(400)
  await expect(
    page.getByRole('button', { name: `Created ${total}`, exact: true }),
  ).toBeVisible()
})

test('a kill leaves a report to go on from', async ({ start }) => {
  const count = 400
  const first = await start()
  await goTo(first.page, '/orders/import')
  await pasteMany(first, count)
  await first.page.getByRole('button', { name: `Create ${count} orders` }).click()
  const asks = first.page.getByRole('dialog')
  await asks.getByRole('button', { name: `Create ${count} orders` }).click()
  const made = async (app: App) =>
    (await app.call('orders.list', { page: 1, pageSize: 1 })).total
  await expect.poll(() => made(first), { intervals: [20] }).toBeGreaterThan(2)

  await first.kill()
  const app = await start()
  const { page } = app
  const created = await made(app)
  expect(created).toBeLessThan(count)
  const words = `Import of Pasted rows was interrupted: ${created} of ${count} orders created`
  // told at once, wherever the window opens
  const told = page.getByRole('alert').filter({ hasText: words })
  await expect(told).toBeVisible()
  await goTo(page, '/orders/import')
  await expect(page.getByRole('region', { name: 'Last import' })).toContainText(words)
  await told.getByRole('button', { name: 'See the rest' }).click()
  await expect(told).toHaveCount(0)
  await page.getByRole('button', { name: `Created ${created}`, exact: true }).click()
  const report = page.getByRole('grid', { name: 'What became of the orders' })
  await expect(report.getByRole('link', { name: /^Order \d+$/ })).toHaveCount(
    Math.min(created, 50),
  )

  // the keys are not in the report: those that the customer's first order left are taken
  const left = count - created
  await page.getByRole('button', { name: `Go on with ${left} orders` }).click()
  await choosePlan(page)
  await page.getByRole('button', { name: `Create ${left} orders` }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Create ${left} orders` })
    .click()
  await expect(page.getByRole('button', { name: `Created ${count}`, exact: true })).toBeVisible(
    {
      timeout: 30_000,
    },
  )
  expect(await made(app)).toBe(count)
})
