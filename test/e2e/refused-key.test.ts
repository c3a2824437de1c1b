import { effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'
import { expectNothingTwice, providersOf } from './providers.ts'

const domains = ['refused-one.com', 'refused-two.com', 'fine-mail.com'] as const

test('a corrected key completes a refused order', async ({ app, dataFolder }) => {
  const { page } = app
  const id = await submitOrder(app, domains)
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Draft', { timeout: 30_000 })
  const banner = page.getByRole('region', { name: 'Needs a person' })
  await expect(banner).toContainText('Spaceship refused the key')
  await expect(banner).toContainText('2 domains')
  const order = await app.call('orders.get', { id })
  expect(order.draftCause).toBe('nameservers')
  expect(order.attention).toEqual([{ cause: 'credentials', count: 2 }])

  await page.getByRole('button', { name: 'Retry refused-one.com' }).click()
  await expect(
    page.getByText('refused-one.com was tried again: Spaceship refused the key'),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Edit and resubmit' }).click()
  await expect(page.getByLabel('Domain names')).toHaveValue(domains.join('\n'))
  await expect(page.getByLabel('API key')).toHaveValue('')
  await page.getByLabel('API key').fill('second-key')
  await page.getByLabel('API secret').fill('second-secret')
  await page.getByRole('button', { name: 'Resubmit order' }).click()

  await expect(title).toContainText('In progress')
  await expect(title).toContainText('Completed', { timeout: 45_000 })
  const state = providersOf(dataFolder)
  for (const domain of domains) expect(effectsOf(state, 'nameservers', domain)).toBe(1)
  await expectNothingTwice(app, dataFolder, domains)
  const letters = await app.call('letters.list', { orderId: id, page: 1, pageSize: 10 })
  const all = letters.rows.map(letter => letter.text).join('\n')
  expect(all).not.toMatch(/first-|second-/)
  await reach(app, id, 'completed')
})
