import { rawOf } from '../../db/core/connection.ts'
import { submitOrder } from '../support/orders.ts'
import { type App, expect, goTo, test } from './support/window.tsx'

async function submitByHand(app: App): Promise<number> {
  await submitOrder(app, ['slow-here.com'])
  const plan = (await app.call('plans.list', {})).rows[0]?.id ?? 0
  const { id } = await app.call('orders.submit', {
    customerId: 1,
    planId: plan,
    domains: 'by-hand.com, by-hand-two.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })
  return id
}

test('each cause says why, and leaves when it is over', async ({ app }) => {
  const { page } = app
  const id = await submitByHand(app)
  rawOf(app.main.workspace().db).exec(
    `update letters set status = 'failed', error_message = 'There is no such mailbox.', tried_at = 1 where order_id = ${id}`,
  )

  await goTo(page, '/attention')

  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Needs attention2')
  await expect(
    page.getByRole('link', { name: /Needs attention.*1 letter not sent, 1 pending order/ }),
  ).toBeVisible()
  const pending = page.getByRole('region', { name: /Pending: nobody has begun/ })
  await expect(pending).toContainText('by-hand.com and 1 more')
  await expect(pending).toContainText('Its registrar is set by hand')
  const refused = page.getByRole('region', { name: /Letters were not sent/ })
  await expect(refused).toContainText('There is no such mailbox.')

  await refused.getByRole('button', { name: 'Send 1 letter again' }).click()
  await expect(refused).toBeHidden()
  await pending.getByRole('link', { name: `Order ${id}` }).click()
  await expect(title).toContainText('Order')
  await app.call('orders.setStatus', { id, status: 'in-progress', note: '' })
  await goTo(page, '/attention')

  await expect(page.getByText('Nothing needs you')).toBeVisible()
  await expect(title).toContainText('Needs attention0')
})

test('letters that nobody needs are discarded after a question', async ({ app }) => {
  const { page } = app
  await submitByHand(app)
  rawOf(app.main.workspace().db).exec(`update letters set status = 'failed'`)
  await goTo(page, '/attention')

  await page.getByRole('button', { name: 'Discard 2 letters' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard 2 letters' }).click()

  await expect(page.getByText('2 letters discarded; never sent')).toBeVisible()
  expect((await app.call('attention.count', {})).causes['letters-refused']).toBe(0)
})
