import { describe, expect, test } from 'vitest'
import {
  lockedNewsWords,
  type News,
  newsWords,
  openNewsroom,
  type Stand,
} from '../../../electron/desktop/news.ts'
import { newsOfRecords, openRecordNews } from '../../../electron/desktop/record-news.ts'
import { orderKinds } from '../../../shared/records/notification.ts'

const order = (id: number, change: Partial<Stand> = {}): Stand => ({
  id,
  customerName: `Customer ${id}`,
  isCompleted: false,
  completedAt: null,
  needsPerson: false,
  ...change,
})
const done = { isCompleted: true, completedAt: 200 }
const stuck = { needsPerson: true }

function open(needing: readonly number[] = []) {
  const stands = new Map<number, Stand>()
  const told: News[] = []
  const waiting: (() => void)[] = []
  const newsroom = openNewsroom({
    needing,
    since: 100,
    read: ids => ids.flatMap(id => stands.get(id) ?? []),
    after(_ms, run) {
      waiting.push(run)
      return () => waiting.splice(waiting.indexOf(run), 1)
    },
    tell: news => told.push(news),
  })
  return {
    told,
    waiting,
    newsroom,
    change: (...changed: Stand[]) => {
      for (const stand of changed) {
        stands.set(stand.id, stand)
        newsroom.heard(stand.id)
      }
    },
    pass: () => waiting.splice(0).forEach(run => run()),
  }
}

const kinds = (told: readonly News[]) =>
  told.map(one => [one.kind, ...('orders' in one ? one.orders.map(({ id }) => id) : [])])

describe('news of orders', () => {
  test('several at once are told as one of each kind', () => {
    const { change, pass, told, waiting } = open()

    change(order(1, done), order(2, stuck), order(3, stuck), order(2, stuck), order(4))
    expect(waiting).toHaveLength(1)
    pass()

    expect(kinds(told)).toEqual([
      ['needs-attention', 2, 3],
      ['order-completed', 1],
    ])
  })

  test('each is told once, and again when it comes back', () => {
    const { change, pass, told } = open()
    for (const stand of [stuck, stuck, {}, stuck, done, done]) {
      change(order(1, stand))
      pass()
    }

    expect(kinds(told)).toEqual([
      ['needs-attention', 1],
      ['needs-attention', 1],
      ['order-completed', 1],
    ])
  })

  test('what was so before is no news', () => {
    const { change, pass, told } = open([1])

    change(order(1, stuck), order(2, { isCompleted: true, completedAt: 99 }))
    pass()

    expect(told).toEqual([])
  })

  test('nothing is read after a stop', () => {
    const { change, newsroom, waiting } = open()
    change(order(1, done))

    newsroom.stop()

    expect(waiting).toEqual([])
  })

  test('a locked app counts and names nobody', () => {
    const orders = [order(7), order(8)]

    for (const kind of orderKinds)
      for (const some of [orders, orders.slice(0, 1)])
        expect(JSON.stringify(lockedNewsWords({ kind, orders: some }))).not.toMatch(
          /Customer|[78]/,
        )
    expect(lockedNewsWords({ kind: 'needs-attention', orders }).title).toBe(
      '2 orders need attention',
    )
  })

  test('one order is named, several are counted', () => {
    const orders = [1, 2, 3, 4].map(id => order(id))
    expect(
      newsWords({ kind: 'order-completed', orders: [order(1, { mailboxCount: 36 })] }),
    ).toEqual({
      title: 'Customer 1 · order 1 is complete',
      body: '36 mailboxes',
      address: '/orders/1',
    })
    expect(newsWords({ kind: 'needs-attention', orders })).toEqual({
      title: '4 orders need attention',
      body: 'Customer 1, Customer 2, Customer 3 and others',
      address: '/attention',
    })
  })
})

const record = (
  id: number,
  orderId: number,
  type: string,
  mailboxCount: number | null = null,
) => ({
  id,
  orderId,
  type,
  title: type === 'order_status_change' ? 'Order Completed' : '',
  message: '',
  customerName: 'Acme',
  mailboxCount,
})

describe('news of stored notifications', () => {
  test('batches of one order are told as one', () => {
    const [news, ...others] = newsOfRecords([
      record(1, 41, 'email_created', 10),
      record(2, 41, 'email_created', 4),
    ])

    expect(others).toEqual([])
    expect(news && newsWords(news)).toEqual({
      title: 'Acme · order 41 has new mailboxes',
      body: '14 mailboxes',
      address: '/orders/41',
    })
  })

  test('of several notices of expiry the last one is told, by its own sentence', () => {
    const notice = (id: number, message: string) => ({
      ...record(id, 0, 'domains_expire'),
      orderId: null,
      message,
    })
    const told = newsOfRecords([notice(1, '2 domains expire'), notice(2, '3 domains expire')])

    expect(told.map(newsWords)).toEqual([
      { title: '3 domains expire', body: '', address: '/renewals' },
    ])
    expect(told.map(lockedNewsWords)).toMatchObject([{ title: '3 domains expire' }])
  })

  test('completed orders are left to their status', () => {
    expect(newsOfRecords([record(1, 41, 'order_status_change')])).toEqual([])
  })

  test('each is told once', () => {
    const told: News[] = []
    const waiting: (() => void)[] = []
    const stored = [record(7, 41, 'order_created'), record(8, 42, 'order_stalled')]
    const news = openRecordNews({
      since: 7,
      read: id => stored.filter(one => one.id > id),
      after(_ms, run) {
        waiting.push(run)
        return () => undefined
      },
      tell: one => told.push(one),
    })
    for (const _time of [1, 2]) {
      news.heard()
      waiting.splice(0).forEach(run => run())
    }

    expect(kinds(told)).toEqual([['order-stalled', 42]])
  })
})
