import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let id = 0

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  await border.call('customers.save', { name: 'Jo', email: 'jo@acme.example' })
  await border.call('plans.save', {
    name: 'Plan of Jo',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  const byHand = { ...order, domains: 'by-hand.com', hostingPlatform: 'other' } as const
  id = (await border.call('orders.submit', byHand)).id
  const hosts = { imapHost: 'imap.by-hand.com', imapPort: 993 }
  await border.call('orders.addMailboxes', {
    id,
    mailboxes: [
      { email: 'jane@by-hand.com', password: 'wrong-1', firstName: 'Janet', ...hosts },
    ],
  })
  await border.call('orders.setStatus', { id, status: 'completed', note: '' })
})
afterAll(() => border.close())

const passwordOf = async (email: string) => {
  const { rows } = await border.call('mailboxes.list', { orderId: id, page: 1, pageSize: 10 })
  const mailbox = rows.find(row => row.email === email)
  const { password } = await border.call('mailboxes.reveal', { id: mailbox?.id ?? 0 })
  return { mailbox, password }
}
const newest = async () => {
  const { rows } = await border.call('activity.list', { orderId: id, page: 1, pageSize: 1 })
  return rows[0]?.description
}

test('mailboxes of a completed order are corrected', async () => {
  const mailboxes = [
    { email: 'jane@by-hand.com', password: 'right-1', imapHost: 'mail.by-hand.com' },
    { email: 'max@by-hand.com', password: 'right-2' },
  ]
  await border.call('orders.addMailboxes', { id, mailboxes })

  expect(await newest()).toBe('1 mailbox entered, 1 corrected')
  expect(await passwordOf('jane@by-hand.com')).toMatchObject({
    password: 'right-1',
    mailbox: { firstName: 'Janet', imapHost: 'mail.by-hand.com', imapPort: 993 },
  })
  expect((await border.call('orders.get', { id })).status).toBe('completed')
})

test('a wrong mailbox of a completed order is taken out', async () => {
  const { mailbox } = await passwordOf('max@by-hand.com')

  await border.call('mailboxes.remove', { id: mailbox?.id ?? 0 })

  expect(await newest()).toBe('Entered mailbox removed: max@by-hand.com')
})
