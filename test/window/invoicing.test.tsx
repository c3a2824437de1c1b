import { monthText } from '../../shared/text/locale.ts'
import { monthAfter, monthOf, startOfMonth } from '../../shared/text/month.ts'
import { people } from '../support/orders.ts'
import { type App, expect, goTo, test } from './support/window.tsx'

const present = monthOf(Date.now())
const words = (month: string) => monthText(startOfMonth(month))

/** An order that staff work by hand. */
async function enter(app: App, domains: string, more: object, customerId = 1) {
  const { id } = await app.call('orders.submit', {
    customerId,
    planId: 1,
    domains,
    inboxesPerDomain: 1,
    prefixes: [people[0]],
    hostingPlatform: 'other',
    otherPlatform: 'Gandi',
    ...more,
  })
  return id
}

const customers = ({ page }: App) => page.getByRole('grid', { name: 'Customers of the month' })
const orders = ({ page }: App) => page.getByRole('grid', { name: 'Orders of the month' })

test('a month leads from its customers to their orders', async ({ app }) => {
  const { page } = app
  const { id } = await app.call('customers.save', { name: 'Aster', email: 'a@x.example' })
  await enter(app, 'one.com', { amount: 10, currency: 'USD', couponCode: 'spring' })
  await enter(app, 'two.com two.net', { amount: 5, currency: 'EUR', billingStatus: 'paid' })
  await enter(app, 'three.com', { amount: 7, currency: 'USD' }, id)
  await goTo(page, '/invoicing')

  const row = customers(app).getByRole('row').filter({ hasText: 'Northwind' })
  await expect(row.getByRole('cell')).toHaveText([
    'Northwind Outreach',
    '2',
    '0',
    'SPRING',
    '5.00 EUR10.00 USD',
    '5.00 EUR0.00 USD',
    '0.00 EUR10.00 USD',
  ])
  await expect(page.getByRole('definition').filter({ hasText: '17.00 USD' })).toHaveText([
    '5.00 EUR17.00 USD',
    '0.00 EUR17.00 USD',
  ])
  await row.getByText('SPRING').click()
  await expect(orders(app).getByRole('row').filter({ hasText: 'three.com' })).toBeHidden()
  await expect(orders(app).getByRole('row').filter({ hasText: 'two.com' })).toContainText(
    'Paid',
  )
  await page.getByRole('button', { name: 'Northwind Outreach' }).click()
  await expect(orders(app).getByRole('row').filter({ hasText: 'three.com' })).toContainText(
    'Open',
  )

  await orders(app).getByRole('row').filter({ hasText: 'one.com' }).getByText('one.com').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('one.com')
})

test('a month without orders says so, the present one is the last', async ({ app }) => {
  const { page } = app
  await goTo(page, '/invoicing')
  await expect(page.getByText(`Nothing to invoice for ${words(present)}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Month after' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Month before' })).toBeDisabled()

  await goTo(page, `/invoicing?month=${monthAfter(present, -2)}`)
  await expect(
    page.getByText(`Nothing to invoice for ${words(monthAfter(present, -2))}`),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Month after' }).click()
  await expect(
    page.getByText(`Nothing to invoice for ${words(monthAfter(present, -1))}`),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).first().click()
  await expect(page.getByText(/^Nothing is to be invoiced for/)).toBeVisible()
})

test('a late order is marked, filtered for, and led to', async ({ app }) => {
  const { page } = app
  const late = await enter(app, 'late.com', {})
  await enter(app, 'ahead.com', {})
  const dueAt = new Date(Date.now() - 3.5 * 3_600_000).toISOString()
  await app.call('orders.setDueDate', { id: late, dueAt })
  const grid = page.getByRole('grid', { name: 'Orders' })
  const rowOf = (domain: string) => grid.getByRole('row').filter({ hasText: domain })

  await goTo(page, '/orders')
  await expect(rowOf('late.com').getByRole('img', { name: '3 h late' })).toBeVisible()
  await goTo(page, '/orders/board')
  await expect(page.getByRole('link').filter({ hasText: '3 h late' })).toContainText('late.com')
  await goTo(page, '/dashboard')
  await page.getByRole('button').filter({ hasText: 'Late' }).click()
  await expect(page.getByRole('button', { name: 'Late' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(rowOf('late.com')).toBeVisible()
  await expect(rowOf('ahead.com')).toBeHidden()

  await rowOf('late.com').getByText('Northwind').click()
  await goTo(page, `/orders/${late}`)
  await expect(page.getByText('3 h late')).toBeVisible()
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Change the due date' }).click()
  await page.getByLabel('Due', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Clear due date' }).click()
  await expect(page.getByText('3 h late')).toBeHidden()
  await goTo(page, '/orders?due=late')
  await expect(page.getByText('No order here is late')).toBeVisible()
})
