import { expect, test } from 'vitest'
import type { News } from '../../../electron/desktop/news.ts'
import type { Counts } from '../../../electron/desktop/outlook.ts'
import { linkOutlook } from '../../../electron/team/link/link-outlook.ts'
import type { CallAnswer, CallName } from '../../../shared/border/calls.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const completed = (id: number, orderId: number) => ({
  id,
  orderId,
  customerId: 1,
  customerName: 'Acme',
  type: 'order_status_change',
  title: 'Order Completed',
  message: '',
  mailboxCount: 3,
  eventCount: 1,
  data: {},
  createdAt: '2026-12-01T00:00:00.000Z',
})

/** A server whose answers a test sets; null: it cannot be reached. */
function play() {
  const clock = createFakeClock()
  const asked: CallName[] = []
  const answers: Partial<Record<CallName, unknown>> = {
    'attention.count': { total: 2 },
    'orders.list': { counts: { 'in-progress': 5 } },
    'engine.status': { paused: true },
    'notifications.list': { rows: [completed(7, 1)], total: 1 },
    'attention.list': { rows: [{ orderId: 3, customerName: 'Old' }], total: 1 },
    'settings.get': { notifyOnDesktop: { 'order-completed': true, 'needs-attention': false } },
  }
  let isAway = false
  const outlook = linkOutlook(
    {
      call(name) {
        asked.push(name)
        const answer = isAway
          ? { ok: false, failure: { code: 'unreachable', message: '' } }
          : { ok: true, value: answers[name] ?? null }
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as far as it is read
        return Promise.resolve(answer as CallAnswer<CallName>)
      },
    },
    clock,
  )
  return { clock, asked, answers, outlook, away: (is: boolean) => void (isAway = is) }
}

test('counts are read at most every five seconds, and not shown while they cannot be', async () => {
  const { clock, asked, outlook, away } = play()
  const shown: Counts[] = []
  for (let at = 0; at < 9; at += 1) {
    outlook.count(counts => shown.push(counts))
    await clock.advance(500)
  }
  expect(shown).toEqual([{ attention: 2, inProgress: 5, isPaused: true }])
  await clock.advance(5000)
  expect(asked.filter(name => name === 'attention.count')).toHaveLength(2)
  away(true)
  outlook.count(counts => shown.push(counts))
  await clock.advance(5000)
  expect(shown).toHaveLength(2)
})

test('news is what came since, also while the server was away', async () => {
  const { clock, answers, outlook, away } = play()
  const told: { readonly news: News; readonly isWanted: boolean }[] = []
  const feed = outlook.openNews({
    after: (ms, run) => clock.after(ms, run),
    tell: (news, isWanted) => told.push({ news, isWanted }),
  })
  await clock.advance(100)
  expect(told).toEqual([])
  away(true)
  feed?.heard('order:changed', { id: 4 })
  await clock.advance(5000)
  away(false)
  answers['notifications.list'] = { rows: [completed(9, 4), completed(7, 1)], total: 2 }
  answers['attention.list'] = {
    rows: [
      { orderId: 3, customerName: 'Old' },
      { orderId: 5, customerName: 'New' },
      { orderId: 5, customerName: 'New' },
    ],
    total: 3,
  }
  feed?.heard('everything:changed', {})
  await clock.advance(5000)

  expect(told).toEqual([
    {
      news: {
        kind: 'order-completed',
        orders: [{ id: 4, customerName: 'Acme', mailboxCount: 3 }],
      },
      isWanted: true,
    },
    {
      news: {
        kind: 'needs-attention',
        orders: [{ id: 5, customerName: 'New', domainCount: 2 }],
      },
      isWanted: false,
    },
  ])
  feed?.stop()
})
