import { join } from 'node:path'
import { reach, submitOrder } from '../support/orders.ts'
import { expect, goTo, type Page, test } from './support/window.tsx'

const field = (page: Page) => page.getByRole('combobox', { name: /^Search orders/ })
const current = (page: Page) => page.getByRole('option', { selected: true })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function open(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(field(page)).toBeFocused()
  if (typed !== '') await page.keyboard.type(typed)
}

test('the palette leads to all that it found', async ({ app }) => {
  const { page } = app
  await submitOrder(
    app,
    // in the middle of the names: their beginnings are found by another index
    Array.from({ length: 8 }, (_, at) => `${at}-many.com`),
  )

  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  await open(page, '-many')
  const more = page.getByRole('option', { name: 'More domains with “-many”' })
  await expect(more).toBeVisible()
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await more.getAttribute('aria-selected')) === 'true') break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible()
  await expect(page.getByLabel('Search domains, customers, ids')).toHaveValue('-many')
})

test('keys lead to pages, but not from behind a dialog', async ({ app }) => {
  const { page } = app
  await goTo(page, '/orders')
  await expect(title(page)).toContainText('Orders')
  for (const [keys, heading] of [
    ['Control+5', 'Mailboxes'],
    ['Control+,', 'Settings'],
    ['F1', 'Guide'],
    ['Control+6', 'Customers'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(title(page)).toContainText(heading)
  }
  await page.getByRole('button', { name: 'New customer' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Half typed')
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+K')

  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Half typed')
  await expect(field(page)).toBeHidden()
})

test('the palette finds a domain, a mailbox, a customer and an order', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-palette.com'])
  await reach(app, id, 'completed')
  await expect(title(page)).toContainText('Orders')

  await open(page, 'active-pal')
  await expect(current(page)).toContainText('active-palette.com')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('active-palette.com')

  await open(page, 'jane.doe@active')
  await expect(current(page)).toContainText('jane.doe@active-palette.com')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^Mailboxes/, selected: true })).toBeVisible()

  await open(page, 'northwind')
  await page.getByRole('option', { name: /^Northwind Outreach/ }).click()
  await expect(title(page)).toContainText('Orders')
  await expect(page.getByLabel('Search domains, customers, ids')).toHaveValue(
    'orders@northwind.example',
  )

  await app.call('customers.save', { name: 'Newcomer', email: 'new@comer.example' })
  await open(page, 'comer')
  await page.getByRole('option', { name: /^Newcomer/ }).click()
  await expect(title(page)).toContainText('Newcomer')
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Edit name and address' }).click()
  await expect(page.getByRole('dialog', { name: 'Edit customer' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Newcomer')
  await page.keyboard.press('Escape')
  await expect(title(page)).toContainText('Newcomer')

  await open(page, `#${id}`)
  await expect(current(page)).toContainText(`Order ${id}`)
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('active-palette.com')

  await open(page, 'no such thing')
  await expect(page.getByText('Nothing is found for “no such thing”')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeHidden()
})

test('what is new is exported from anywhere', async ({ app }) => {
  const { page, main } = app
  await expect(title(page)).toContainText('Orders')
  await page.keyboard.press('Control+E')
  const dialog = page.getByRole('dialog', { name: 'Export what is new' })
  await expect(dialog.getByRole('button', { name: 'Nothing is new' })).toBeDisabled()
  await expect(dialog.getByText('Every mailbox that exists was exported before')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const id = await submitOrder(app, ['active-new.com'])
  await reach(app, id, 'completed')
  main.savePath = join(main.folder, 'new.csv')

  await page.keyboard.press('Control+E')
  await dialog.getByRole('button', { name: 'Export 2 new mailboxes' }).click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
})

test('mailboxes without hosts hold up only themselves', async ({ app }) => {
  const { page, main } = app
  const id = await submitOrder(app, ['active-hosts.com'])
  await reach(app, id, 'completed')
  // the first mailboxes of an account are whole before a list has named their hosts
  const withHosts = async () => {
    const { rows } = await app.call('mailboxes.list', { orderId: id, page: 1, pageSize: 10 })
    return rows.filter(row => row.smtpHost !== undefined).length
  }
  await expect.poll(withHosts).toBe(2)
  const byHand = await app.call('orders.submit', {
    customerId: 1,
    planId: 1,
    domains: 'by-hand.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jane', firstName: 'Jane', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })
  await app.call('orders.addMailboxes', {
    id: byHand.id,
    mailboxes: [{ email: 'jane@by-hand.com', password: 'by-hand-1' }],
  })
  main.savePath = join(main.folder, 'hosts.csv')

  await page.keyboard.press('Control+E')
  await page.getByRole('combobox', { name: 'Format' }).click()
  await page.getByRole('option', { name: 'Instantly' }).click()
  await page.getByRole('button', { name: 'Export 3 new mailboxes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mail hosts are missing' })
  await expect(dialog).toContainText('jane@by-hand.com')
  await dialog.getByRole('button', { name: 'Export the other 2' }).click()

  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  await expect(page.getByText('jane@by-hand.com (without known mail hosts)')).toBeVisible()
})
