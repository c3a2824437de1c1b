import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

test('one press mends all orders of a cause, and tells no more than is wanted', async ({
  app,
}) => {
  const { page } = app
  await goTo(page, '/settings/notifications')
  await page.getByRole('switch', { name: 'Order complete, in Messages' }).click()
  const ids = [
    await submitOrder(app, ['refused-first.com']),
    await submitOrder(app, ['refused-second.com']),
  ]
  const expired = await submitOrder(app, ['expired-acme.com'])
  for (const id of ids) await reach(app, id, 'draft')

  await goTo(page, '/attention')
  const keys = page.getByRole('region', { name: /Spaceship refused the key/ })
  await expect(keys).toContainText('2 domains in 2 orders')
  await keys.getByRole('button', { name: 'Enter new Spaceship keys' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('API key').fill('second-key')
  await dialog.getByLabel('API secret').fill('second-secret')
  await dialog.getByRole('button', { name: 'Test and save' }).click()
  await page.getByRole('button', { name: 'Use in 2 orders' }).click()
  await expect(page.getByText('New keys in 2 orders; they go on')).toBeVisible()
  await expect(keys).toBeHidden()
  for (const id of ids) await reach(app, id, 'completed')

  await page.getByRole('link', { name: 'Messages' }).click()
  const told = page.getByRole('grid', { name: 'Notifications' }).getByRole('row')
  for (const id of ids) {
    await expect(told.filter({ hasText: `order ${id} has new mailboxes` })).toHaveCount(1)
    await expect(told.filter({ hasText: `order ${id} is complete` })).toHaveCount(0)
  }

  // what the registrar says of a registration comes by itself
  await goTo(page, '/attention')
  const cause = page.getByRole('region', { name: /The registration has run out/ })
  await expect(cause).toBeVisible({ timeout: 45_000 })
  await expect(cause).toContainText('Have the customer renew the domain at Spaceship')
  await expect(cause).toContainText('1 domain in 1 order')
  await expect(page.getByRole('link', { name: /Needs attention.*1 domain/ })).toBeVisible()
  await goTo(page, `/orders/${expired}`)
  const banner = page.getByRole('region', { name: 'Needs a person' })
  await expect(banner).toContainText('The registration has run out')
  const order = await app.call('orders.get', { id: expired })
  expect(order.status).toBe('in-progress')
  expect(order.domains[0]).toMatchObject({ stage: 'activation', needsPerson: true })
})
