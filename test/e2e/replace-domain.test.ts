import { effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'
import { providersOf } from './providers.ts'

test('a replaced domain leaves its order', async ({ app, dataFolder }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-fine.com', 'invalid-name.com'])
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1 })
  const rows = page.getByRole('list', { name: 'Domains' }).getByRole('listitem')
  const halted = rows.filter({ hasText: 'invalid-name.com' })
  await expect(halted).toContainText('Mailin refused the request', { timeout: 20_000 })
  await expect(title).toContainText('In progress')

  await halted.getByRole('button', { name: 'Replace the domain' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel('New domain')
  const replace = dialog.getByRole('button', { name: 'Replace domain' })
  await field.fill('active-fine.com')
  await replace.click()
  await expect(dialog).toContainText('active-fine.com is in this order already.')
  await field.fill('https://www.Active-Better.com/')
  await expect(dialog).toContainText('Read as active-better.com')
  await replace.click()

  await expect(title).toContainText('Completed', { timeout: 30_000 })
  await expect(title).toContainText('and 1 more')
  await expect(page.getByRole('tab', { name: 'Domains 2', exact: true })).toBeVisible()
  await expect(page.getByRole('list', { name: 'No longer in the order' })).toContainText(
    'invalid-name.com',
  )
  await expect(rows.filter({ hasText: 'active-better.com' })).toContainText('Mailboxes created')
  await expect(page.getByRole('region', { name: 'Needs a person' })).toHaveCount(0)
  const order = await app.call('orders.get', { id })
  const addresses = order.mailboxes.map(one => one.email).sort()
  expect(addresses).toEqual([
    'jane.doe@active-better.com',
    'jane.doe@active-fine.com',
    'max@active-better.com',
    'max@active-fine.com',
  ])
  expect(effectsOf(providersOf(dataFolder), 'create', 'max@active-fine.com')).toBe(1)
})
