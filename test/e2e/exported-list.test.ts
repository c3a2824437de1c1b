import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach } from './order-form.ts'

test('orders of a time are marked as paid and exported', async ({ app }, info) => {
  const { page } = app
  const path = info.outputPath('orders.csv')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  const { id: customerId } = await app.call('customers.save', {
    name: 'Harbour Ltd',
    email: 'orders@harbour.example',
  })
  const { id } = await app.call('orders.submit', {
    customerId,
    planId: 1,
    domains: 'active-paid.com',
    inboxesPerDomain: 1,
    prefixes: [people[0]],
    hostingPlatform: 'spaceship',
    credentials: { spaceshipApiKey: 'key', spaceshipApiSecretKey: 'secret' },
  })
  await reach(app, id, 'completed')
  await goTo(page, '/orders')

  await page.getByRole('button', { name: 'Entered: Any time' }).click()
  await page.getByRole('button', { name: 'Last month' }).click()
  await expect(page.getByText('No order of this kind was entered in this time')).toBeVisible()
  await page.getByRole('button', { name: 'Entered: Last month' }).click()
  await expectNoFindings(page, 'the choice of a time')
  await page.getByRole('button', { name: 'This month' }).click()
  await expect(page.getByText('active-paid.com')).toBeVisible()

  await page.getByRole('checkbox', { name: /^Choose order/ }).check()
  await page.getByRole('button', { name: 'Mark 1 as paid' }).click()
  await expect(page.getByText('1 order marked as paid')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export list' }).click()
  await page.getByRole('menuitem', { name: 'CSV, for any program' }).click()
  await expect(page.getByText('1 row exported')).toBeVisible()

  const [row] = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
  }).data
  expect(row).toMatchObject({
    Customer: 'Harbour Ltd',
    Status: 'Completed',
    'Billing status': 'paid',
    'First domain': 'active-paid.com',
  })
  expect(row?.['Paid']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
})
