import { rawOf } from '../../db/core/connection.ts'
import { reach, submitOrder } from '../support/orders.ts'
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
  await expect(title).toContainText('by-hand.com')
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

test('new keys of a customer mend all orders that wait for them', async ({ app }) => {
  const { page } = app
  const ids = [
    await submitOrder(app, ['refused-first.com']),
    await submitOrder(app, ['refused-second.com', 'refused-third.com']),
  ]
  for (const id of ids) await reach(app, id, 'draft')
  await goTo(page, '/attention')
  const cause = page.getByRole('region', { name: /Spaceship refused the key/ })
  await expect(cause).toContainText('3 domains in 2 orders')

  await cause.getByRole('button', { name: 'Enter new Spaceship keys' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('API key').fill('second-key')
  await dialog.getByLabel('API secret').fill('second-secret')
  await dialog.getByRole('button', { name: 'Test and save' }).click()
  await page.getByRole('button', { name: 'Use in 2 orders' }).click()

  await expect(page.getByText('New keys in 2 orders; they go on')).toBeVisible()
  for (const id of ids) await reach(app, id, 'completed')
  await expect(page.getByText('Nothing needs you')).toBeVisible()
})

test('orders of one cause are cancelled after one question', async ({ app }) => {
  const { page } = app
  const ids = [
    await submitOrder(app, ['missing-first.com']),
    await submitOrder(app, ['missing-second.com']),
  ]
  for (const id of ids) await reach(app, id, 'draft')
  await goTo(page, '/attention')

  await page.getByRole('button', { name: 'More for 2 orders' }).click()
  await page.getByRole('menuitem', { name: 'Cancel 2 orders' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel 2 orders' }).click()

  await expect(page.getByText('Nothing needs you')).toBeVisible()
  for (const id of ids) await reach(app, id, 'cancelled')
})

test('a retry of a cause names the orders that it left, and why', async ({ app }) => {
  const { page } = app
  const ids = [
    await submitOrder(app, ['refused-left.com']),
    await submitOrder(app, ['refused-taken.com']),
  ]
  for (const id of ids) await reach(app, id, 'draft')
  await goTo(page, '/attention')
  const cause = page.getByRole('region', { name: /Spaceship refused the key/ })
  await expect(cause).toContainText('2 domains in 2 orders')
  // what the window shows is a moment old
  rawOf(app.main.workspace().db).exec(
    `update orders set status_manage_by_admin = 'reject' where id = ${ids[0]}`,
  )

  await cause.getByRole('button', { name: 'Retry 2 domains' }).click()

  await expect(
    page.getByText(`1 domain is tried again; order ${ids[0]} is not under way any more`),
  ).toBeVisible()
})

test('a letter that waits for logins says so, and can be sent all the same', async ({
  app,
}) => {
  const { page } = app
  await app.call('letters.saveTemplate', {
    kind: 'order-created',
    language: 'en',
    subject: 'Order {{order_number}}',
    body: 'It is begun.',
  })
  const { id } = await app.call('orders.submit', {
    customerId: 1,
    planId: (await app.call('plans.list', {})).rows[0]?.id ?? 0,
    domains: 'nologin.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })
  const mailboxes = [{ email: 'jo@nologin.com', password: 'pass-of-jo' }]
  await app.call('orders.addMailboxes', { id, mailboxes })
  const sql = (text: string) => rawOf(app.main.workspace().db).exec(text)
  sql(`update letters set status = 'waiting', logins_since = 1 where kind = 'order-created'`)
  await app.call('letters.saveTemplate', {
    kind: 'order-created',
    language: 'en',
    subject: 'Later words',
    body: 'Later words.',
  })

  await goTo(page, '/messages/letters')
  await page.getByText('Waiting for logins').click()
  const letter = page.getByRole('dialog')
  await expect(letter).toContainText('Logins of its mailboxes.')
  await expect(letter).toContainText('since replaced')
  await letter.getByRole('button', { name: 'Show template' }).click()
  await expect(letter.getByRole('group', { name: 'Template' })).toContainText(
    'Order {{order_number}}',
  )

  await goTo(page, '/attention')
  const waiting = page.getByRole('region', { name: /do not log in, so letters wait/ })
  await waiting.getByRole('button', { name: 'Send anyway' }).click()
  await expect(waiting).toBeHidden()
  expect((await app.call('attention.count', {})).causes['letters-behind-logins']).toBe(0)
})
