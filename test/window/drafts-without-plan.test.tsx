import { choose, openNewOrder } from './support/order-form.ts'
import { expect, goTo, test } from './support/window.tsx'

test('a draft without a plan says so, and is submitted once it has one', async ({ app }) => {
  const { page } = app
  const plan = page.getByRole('combobox', { name: 'Plan' })
  await openNewOrder(app)
  await choose(page, 'Customer', 'Northwind')
  await expect(plan).toHaveValue('Private SMTP')
  await page.getByRole('button', { name: 'Clear the plan' }).click()
  await expect(page.getByText('Not known yet? Save the order as a draft.')).toBeVisible()
  await page.getByLabel('Domain names').fill('planless-window.com')
  await page.getByRole('button', { name: 'Save as draft' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('planless-window.com')
  await expect(page.getByText('No plan yet')).toBeVisible()
  const { rows } = await app.call('orders.list', { page: 1, pageSize: 1 })
  await goTo(page, '/customers/1/orders')
  const row = page.getByRole('row').filter({ hasText: 'planless-window.com' })
  await expect(row.filter({ hasText: 'No plan yet' })).toBeVisible()

  await goTo(page, `/orders/${rows[0]?.id ?? 0}/edit`)
  await page.getByRole('button', { name: 'Create order' }).click()
  await expect(page.getByText('Choose a plan.')).toBeVisible()
  await choose(page, 'Plan', 'Private SMTP')
  await expect(page.getByText('Choose a plan.')).toBeHidden()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByText('Private SMTP')).toBeVisible()
})

test('an order like a draft without a plan begins without one', async ({ app }) => {
  const { page } = app
  const { id } = await app.call('orders.submit', { customerId: 1, asDraft: true })
  await goTo(page, `/orders/new/from/${id}`)

  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(/Northwind/)
  await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveValue('')
})
