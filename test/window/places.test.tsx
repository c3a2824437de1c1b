import { submitOrder } from '../support/orders.ts'
import { type App, expect, goTo, type Page, test } from './support/window.tsx'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const orders = (page: Page) => page.getByRole('grid', { name: 'Orders' })
const search = (page: Page) => page.getByLabel('Search domains, customers, ids')
const paging = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const entry = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })

/** Drafts without domains, the quickest orders there are. */
async function draftOrders(app: App, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await app.call('orders.submit', { asDraft: true, customerId: 1, planId: 1 })
}

const names = (count: number) =>
  Array.from({ length: count }, (_, at) => `slow-${at}-place.com`)

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+K')
  const field = page.getByRole('combobox', { name: /^Search orders/ })
  await field.fill(text)
  await expect(page.getByRole('option', { selected: true })).toContainText(text)
  await expect(field).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

test('back leads to a list as it was left', async ({ app }) => {
  const { page } = app
  await draftOrders(app, 60)
  await goTo(page, '/orders?status=draft')
  await expect(orders(page)).toBeVisible()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(paging(page)).toContainText('51–60 of 60')
  const row = orders(page).getByRole('row').nth(3)
  await row.click()
  await expect(page.getByRole('tab', { name: /^Domains/, selected: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByRole('tab', { name: 'Timeline', selected: true })).toBeVisible()

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('tab', { name: /^Domains/, selected: true })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(paging(page)).toContainText('51–60 of 60')
  await expect(page.getByRole('button', { name: /^Draft/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(row).toBeFocused()

  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('tab', { name: 'Timeline', selected: true })).toBeVisible()
})

test('the sidebar leads to a list as it was left, and pressed once more to all', async ({
  app,
}) => {
  const { page } = app
  await expect(search(page)).toBeVisible()
  await search(page).fill('no such')
  await entry(page, 'Mailboxes').click()
  await expect(title(page)).toContainText('Mailboxes')
  await expect(page.getByLabel('Search addresses, names, customers')).toHaveValue('')

  await entry(page, 'Orders').click()
  await expect(search(page)).toHaveValue('no such')
  await entry(page, 'Orders').click()
  await expect(search(page)).toHaveValue('')
})

test('the palette leads to the very domain and mailbox', async ({ app }) => {
  const { page } = app
  await submitOrder(app, names(60))
  await expect(title(page)).toContainText('Orders')

  await find(page, 'slow-55-place.com')
  const domain = page
    .getByRole('list', { name: 'Domains' })
    .getByRole('listitem')
    .filter({ hasText: 'slow-55-place.com' })
  await expect(domain).toHaveAttribute('aria-current', 'true')
  await expect(domain).toBeFocused()
  await expect(paging(page)).toContainText('51–60 of 60')

  await page.getByRole('tab', { name: /^Mailboxes/ }).click()
  await page.getByLabel('Search these mailboxes').fill('jane.doe@slow-5')
  const mailboxes = page.getByRole('grid', { name: 'Mailboxes' }).getByRole('row')
  await expect(mailboxes).toHaveCount(12)
  await goTo(page, '/orders/1/mailboxes?at=max@slow-54-place.com')
  const mailbox = mailboxes.filter({ hasText: 'max@slow-54-place.com' })
  await expect(mailbox).toHaveAttribute('aria-current', 'true')
  await expect(mailbox).toBeFocused()
  await page.getByRole('button', { name: 'Previous page' }).click()
  await expect(paging(page)).toContainText('51–100 of 120')
})

test('pages that are visited leave no listener behind', async ({ app }) => {
  const { page } = app
  await expect(title(page)).toContainText('Orders')
  const before = app.listenerCount()

  for (let rounds = 0; rounds < 3; rounds += 1)
    for (const heading of ['Mailboxes', 'Customers', 'Messages', 'Activity', 'Orders']) {
      await entry(page, heading).click()
      await expect(title(page)).toContainText(heading)
    }

  expect(app.listenerCount()).toBe(before)
})
