import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Border, openBorder } from './open-border.ts'
import { order } from './samples.ts'

let border: Border
let id: number
const dismissed = { ok: false, failure: { code: 'dismissed' } }

beforeAll(async () => {
  border = await openBorder({ isTrusted: () => true })
  const byHand = { ...order, domains: 'many-reveals.com', hostingPlatform: 'other' } as const
  const { id: orderId } = await border.call('orders.submit', byHand)
  const mailboxes = [{ email: 'jane@many-reveals.com', password: 'by-hand-0' }]
  await border.call('orders.addMailboxes', { id: orderId, mailboxes })
  const view = await border.call('orders.get', { id: orderId })
  id = view.mailboxes[0]?.id ?? 0
})
afterAll(async () => {
  vi.useRealTimers()
  await border.close()
})

test('a page that takes all passwords is stopped by one question', async () => {
  const tries = Array.from({ length: 301 }, (_, at) =>
    border.send(at % 2 === 0 ? 'mailboxes.reveal' : 'mailboxes.copyPassword', { id }),
  )

  const answers = await Promise.all(tries)

  expect(answers.filter(one => Reflect.get(Object(one), 'ok') === true).length).toBe(20)
  for (const answer of answers.slice(20)) expect(answer).toMatchObject(dismissed)
  expect(border.asked.length).toBe(1)
  expect(JSON.stringify(border.asked)).not.toContain('by-hand-0')
})

test('a yes counts for ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  border.agrees = true
  await border.call('mailboxes.reveal', { id })
  border.agrees = false
  const asked = border.asked.length
  vi.setSystemTime(Date.now() + 9 * 60_000)

  for (let at = 0; at < 40; at += 1) await border.call('mailboxes.reveal', { id })
  expect(border.asked.length).toBe(asked)

  vi.setSystemTime(Date.now() + 61_000)
  for (let at = 0; at < 20; at += 1) await border.call('mailboxes.reveal', { id })
  expect(await border.send('mailboxes.reveal', { id })).toMatchObject(dismissed)
  expect(border.asked.length).toBe(asked + 1)
})
