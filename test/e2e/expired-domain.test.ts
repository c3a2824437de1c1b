import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'

test('an expired domain needs attention by itself', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['expired-acme.com'])

  await goTo(page, '/attention')
  const cause = page.getByRole('region', { name: /The registration has run out/ })
  await expect(cause).toBeVisible({ timeout: 45_000 })

  await expect(cause).toContainText('Have the customer renew the domain at Spaceship')
  await expect(cause).toContainText('1 domain in 1 order')
  await goTo(page, `/orders/${id}`)
  const banner = page.getByRole('region', { name: 'Needs a person' })
  await expect(banner).toContainText('The registration has run out')
  const order = await app.call('orders.get', { id })
  expect(order.status).toBe('in-progress')
  expect(order.domains[0]).toMatchObject({ stage: 'activation', needsPerson: true })
})
