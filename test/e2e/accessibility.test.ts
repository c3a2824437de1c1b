import type { Page } from '@playwright/test'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach, submitOrder } from './order-form.ts'
import { nameFromRightToLeft } from './reordered-texts.ts'

async function check(page: Page, address: string, heading: string): Promise<void> {
  await goTo(page, address)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(heading)
  await expectNoFindings(page, address)
}

// dozens of places under the eyes of axe
test.slow()

test('axe finds nothing and no name reorders a text', async ({ app }) => {
  const { page } = app
  const { person, domain } = await nameFromRightToLeft(app)
  await check(page, '/orders/new', 'New order')
  await page.getByRole('button', { name: 'Create order' }).click()
  await expect(page.getByText('Choose a customer.')).toBeVisible()
  await expectNoFindings(page, 'the form with errors')
  const refused = await submitOrder(app, ['refused-axe.com', 'slow-axe.com', domain], [person])
  const fine = await submitOrder(app, ['active-axe.com'], [person])
  await check(page, `/orders/${fine}`, 'active-axe.com')
  await reach(app, fine, 'completed')
  await reach(app, refused, 'draft')
  await check(page, `/orders/${refused}`, 'Draft')
  await check(page, `/orders/${refused}/edit`, 'Edit and resubmit')
  await check(page, `/orders/${fine}`, 'Completed')
  await app.call('notes.save', { orderId: fine, text: 'A note' })
  for (const name of [
    /^Mailboxes/,
    'Transfers and requests',
    'Timeline',
    /^Notes/,
    'Details',
  ]) {
    await page.getByRole('tab', { name }).click()
    await expectNoFindings(page, `tab ${String(name)}`)
  }
  await check(page, '/orders', 'Orders')
  await check(page, '/mailboxes', 'Mailboxes')
  await check(page, '/orders/board', 'Orders')
  await check(page, '/attention', 'Needs attention')
})

test('axe finds nothing and no name reorders a text on the other pages', async ({ app }) => {
  const { page } = app
  await check(page, '/orders', 'Orders')
  await check(page, '/mailboxes', 'Mailboxes')
  const { person } = await nameFromRightToLeft(app)
  await reach(app, await submitOrder(app, ['active-axe.com'], [person]), 'completed')
  await check(page, '/dashboard', 'Dashboard')
  await page.getByRole('button', { name: 'Show table' }).first().click()
  await expectNoFindings(page, 'the numbers behind a chart')
  await check(page, '/transfers', 'Transfers')
  await check(page, '/renewals', 'Renewals')
  await check(page, '/customers', 'Customers')
  await check(page, '/plans', 'Plans')
  await check(page, '/messages', 'Messages')
  await check(page, '/activity', 'Activity')
  for (const section of [
    'general',
    'lock',
    'mailin',
    'registrars',
    'checking',
    'notifications',
    'mail',
    'exports',
    'data',
  ])
    await check(page, `/settings/${section}`, 'Settings')
  await app.call('lock.save', { opener: { kind: 'code', code: 'kestrel-41' } })
  await page.keyboard.press('Control+L')
  await expect(page.getByRole('heading', { name: 'Boxwright is locked' })).toBeVisible()
  await expectNoFindings(page, 'the lock screen')
})

const file = `Order,E-mail,Domain,First name,Last name,Prefix,API key,API secret
A-1,orders@northwind.example,file-axe.com,Jane,Doe,jane,any-key,any-secret
A-2,nobody@client.example,not a domain,Jane,,ja ne,,`

test('axe finds nothing and no name reorders a text around many orders', async ({ app }) => {
  const { page } = app
  await nameFromRightToLeft(app)
  const look = (screen: string) => expectNoFindings(page, screen)
  await goTo(page, '/orders/import')
  await look('the way in')
  await page.getByLabel('Or paste rows').fill(file)
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  await page.getByRole('combobox', { name: 'Plan' }).first().click()
  await page.getByRole('option').first().click()
  await expect(page.getByRole('button', { name: 'Ready 1', exact: true })).toBeVisible()
  await look('the orders of a file')
  await page.getByRole('row').filter({ hasText: 'nobody@client.example' }).click()
  await look('cells to correct')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Create the 1 ready order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create 1 order' }).click()
  await expect(page.getByRole('button', { name: 'Created 1', exact: true })).toBeVisible()
  await look('the report')
  await goTo(page, '/orders/new/from/1')
  await page.getByRole('button', { name: 'Test keys' }).click()
  await expect(page.getByText(/The keys work/)).toBeVisible()
  await look('remembered keys that were tested')
})

test('axe finds nothing and no name reorders a text around chosen orders', async ({ app }) => {
  const { page } = app
  const { person } = await nameFromRightToLeft(app)
  const names = ['refused-chosen.com', 'active-chosen.com']
  const id = await submitOrder(app, names, [person, people[1]])
  await reach(app, id, 'draft')
  const ready = async () => (await app.call('orders.tally', { ids: [id] })).exportCount
  await expect.poll(ready, { timeout: 20_000 }).toBe(2)
  await goTo(page, '/orders')
  const look = (screen: string) => expectNoFindings(page, screen, true)

  await page.getByRole('button', { name: 'View', exact: true }).click()
  await look('the menu of views')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: /^Choose order/ }).check()
  await look('a chosen order')
  await page.getByRole('button', { name: 'Export 2 mailboxes' }).click()
  await look('the formats')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cancel 1 order' }).click()
  await look('the cancellation')
  await page.keyboard.press('Escape')
  await page.getByRole('row').filter({ hasText: 'refused-chosen.com' }).focus()
  await page.keyboard.press('Shift+F10')
  await look('the menu of a row')
  await page.keyboard.press('Escape')
  await goTo(page, '/mailboxes')
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check()
  await look('chosen mailboxes')
  await goTo(page, '/customers')
  await page.getByRole('button', { name: /^Export mailboxes/ }).click()
  await look('the formats of a customer')
})
