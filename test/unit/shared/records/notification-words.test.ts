import { describe, expect, test } from 'vitest'
import { kindOf, listedKinds, orderKinds } from '../../../../shared/records/notification.ts'
import {
  countedWords,
  notificationLine,
} from '../../../../shared/records/notification-words.ts'
import type { NotificationRow } from '../../../../shared/records/records.ts'

const row: NotificationRow = {
  id: 1,
  orderId: 41,
  customerId: 7,
  customerName: 'Acme',
  eventCount: 1,
  type: 'order_status_change',
  title: 'Order Completed',
  message: 'Your order #41 has been automatically completed - mailbox creation',
  data: {},
  createdAt: '2026-11-30T12:00:00.000Z',
}

describe('a notification in the words of staff', () => {
  test('names customer, order and mailboxes', () => {
    expect(notificationLine({ ...row, kind: 'order-completed', mailboxCount: 36 })).toBe(
      'Acme · order 41 is complete · 36 mailboxes',
    )
  })

  test('says how often it came', () => {
    expect(notificationLine({ ...row, kind: 'order-stalled', eventCount: 3 })).toBe(
      'Acme · nothing moves in order 41 · told 3 times',
    )
  })

  test('has a line for each kind', () => {
    const lines = listedKinds.map(kind => notificationLine({ ...row, kind }))

    expect(new Set(lines).size).toBe(listedKinds.length)
    const ofOrders = lines.filter(line => line.startsWith('Acme · '))
    expect(ofOrders).toHaveLength(listedKinds.length - 1)
  })

  test('of another version is shown as it is stored', () => {
    expect(notificationLine({ ...row, title: 'New', message: 'Something' })).toBe(
      'New: Something',
    )
  })

  test('keeps a name that is written from right to left in its place', () => {
    const line = notificationLine({ ...row, kind: 'order-created', customerName: 'שלום' })

    expect(line).toBe('\u2068שלום\u2069 · order 41 was entered')
  })
})

test('several orders are counted and named nowhere', () => {
  expect(orderKinds.map(kind => countedWords(kind, 1))).not.toContain('')
  expect(countedWords('order-completed', 4)).toBe('4 orders are complete')
  expect(countedWords('order-completed', 1)).toBe('An order is complete')
})

test('the kind follows from what the flow document stores', () => {
  const told = [
    ['order_created', 'Order Created'],
    ['email_created', 'New Email Accounts Created'],
    ['order_status_change', 'Order Completed'],
    ['order_status_change', 'Order Rejected'],
    ['order_status_change', 'Order Cancelled'],
    ['order_stalled', 'Order Without Movement'],
    ['from_tomorrow', 'New'],
  ] as const

  expect(told.map(([type, title]) => kindOf({ type, title }))).toEqual([
    'order-created',
    'mailboxes-created',
    'order-completed',
    'order-rejected',
    'order-cancelled',
    'order-stalled',
    undefined,
  ])
})
