import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../../db/core/connection.ts'
import { asDatabase, closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { countDue } from '../../../db/dashboard/dashboard.ts'
import { dueOrders } from '../../../db/engine/due-orders.ts'
import { giveBackLeases } from '../../../db/engine/leases.ts'
import { countByState, dueDomains } from '../../../db/engine/work.ts'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { mailboxWithoutHost } from '../../../db/mailboxes/hosts.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { carrierOf } from '../../../db/mailboxes/mailboxes.ts'
import { countAttention, listAttention, listWaiting } from '../../../db/orders/domain-lists.ts'
import { countChosen, ordersToRetry } from '../../../db/orders/order-choice.ts'
import { readStands } from '../../../db/orders/order-news.ts'
import { stalledOrders } from '../../../db/orders/orders.ts'
import { listActivity } from '../../../db/records/activity-list.ts'
import { addNotification, listNotifications } from '../../../db/records/notifications.ts'
import { dropOldExchanges, latestActivity, latestIds } from '../../../db/records/records.ts'
import { searchEverything } from '../../../db/search/search-everything.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import type { ParsedArgs } from '../../../shared/border/calls.ts'
import { fillDatabase } from '../../bench/data/fill-database.ts'
import { migrationsFolder } from '../../support/database.ts'

const large =
  /^SCAN (orders|order_domains|order_emails|domain_claims|activity_logs|notifications|letters|exchanges|secrets)\b/
const page = { limit: 50, offset: 0 }
const detailSchema = z.array(z.object({ detail: z.string() }))

/** What SQLite does for each statement that `run` asks. */
function plansOf(
  filled: Database,
  run: (db: Database) => unknown,
): readonly (readonly string[])[] {
  // of its own: queries are prepared once for each
  const raw = rawOf(filled)
  const db = asDatabase(raw)
  const asked: string[] = []
  const prepare = raw.prepare.bind(raw)
  raw.prepare = (source: string) => {
    asked.push(source)
    return prepare(source)
  }
  try {
    run(db)
  } finally {
    raw.prepare = prepare
  }
  return asked.map(source => {
    const nothing = Array.from(source.matchAll(/\?/g), () => null)
    const rows: unknown = prepare(`explain query plan ${source}`).all(...nothing)
    return detailSchema.parse(rows).map(({ detail }) => detail)
  })
}

const notification = {
  customerId: 1,
  orderId: 3,
  type: 'order_created',
  title: 'Order Created',
  message: '',
} as const

const orders = (args: Partial<ParsedArgs<'orders.list'>>) => (db: Database) =>
  viewOrderPage(db.reader, { page: 1, pageSize: 50, ...args })
const sortedBy = (by: 'createdAt' | 'updatedAt' | 'status' | 'customerName' | 'dueAt') =>
  ({ sort: { by, descending: true } }) as const

/** What a list asks, and the index that its first statement must go by. */
const lists: readonly [string, (db: Database) => unknown, string][] = [
  ['orders by creation', orders(sortedBy('createdAt')), 'orders_created'],
  ['orders by change', orders(sortedBy('updatedAt')), 'orders_updated'],
  ['orders by status', orders(sortedBy('status')), 'orders_status'],
  ['orders by customer', orders(sortedBy('customerName')), 'users_name'],
  ['orders by due date', orders(sortedBy('dueAt')), 'orders_due'],
  ['late orders first', orders({ sort: { by: 'dueAt', descending: false } }), 'orders_due'],
  ['a tab by due date', orders({ status: 'draft', ...sortedBy('dueAt') }), 'orders_status_due'],
  ['late orders', orders({ late: true }), 'orders_due'],
  ['how many are late', db => countDue(db.reader, 5), 'orders_due'],
  ['a tab', orders({ status: 'completed' }), 'orders_status'],
  [
    'a tab by creation',
    orders({ status: 'draft', ...sortedBy('createdAt') }),
    'orders_status_created',
  ],
  [
    'a tab by change',
    orders({ status: 'draft', ...sortedBy('updatedAt') }),
    'orders_status_updated',
  ],
  [
    'a tab by customer',
    orders({ status: 'draft', ...sortedBy('customerName') }),
    'orders_user_status',
  ],
  ['orders of a customer', orders({ customerId: 1 }), 'orders_user'],
  ['orders that need a person', orders({ attention: true }), 'order_domains_attention'],
  ['orders that hold a text', orders({ search: 'pixel' }), 'VIRTUAL TABLE'],
  [
    'orders that begin with a letter',
    orders({ search: 'p' }),
    'sqlite_autoindex_domain_claims_1',
  ],
  ['mailboxes', db => listMailboxes(db.reader, {}, { ...page, after: 9 }), 'PRIMARY KEY'],
  [
    'mailboxes of an order',
    db => listMailboxes(db.reader, { orderId: 3 }, page),
    'order_emails_',
  ],
  [
    'mailboxes that hold a text',
    db => listMailboxes(db.reader, { search: 'pixel' }, page),
    'VIRTUAL TABLE',
  ],
  [
    'mailboxes that begin with a letter',
    db => listMailboxes(db.reader, { search: 'j' }, page),
    'order_emails_email',
  ],
  [
    'mailboxes without a host',
    db => mailboxWithoutHost(db.reader),
    'INDEX order_emails_hostless',
  ],
  ['the palette', db => searchEverything(db.reader, 'pixel'), 'VIRTUAL TABLE'],
  ['the palette, by one letter', db => searchEverything(db.reader, 'p'), 'users_name'],
  ['transfers', db => listWaiting(db.reader, '', page), 'order_domains_under_way'],
  ['attention', db => listAttention(db.reader, page), 'order_domains_attention'],
  ['how many need a person', db => countAttention(db.reader), 'order_domains_attention'],
  [
    'orders that staff are told of',
    db => readStands(db.reader, [3]),
    'order_domains_attention',
  ],
  [
    'unread notifications',
    db => listNotifications(db.reader, { ...page, unread: true }),
    'notifications_read',
  ],
  [
    'the unread notification of an order',
    db => write(db, tx => addNotification(tx, notification, true, 0)),
    'notifications_order',
  ],
  [
    'activity of an order',
    db => listActivity(db.reader, { ...page, orderId: 3 }),
    'activity_logs_subject',
  ],
  [
    'letters that a search finds',
    db => listLetters(db.reader, { ...page, search: 'pixel' }),
    'VIRTUAL TABLE',
  ],
  ['letters of a number', db => listLetters(db.reader, { ...page, search: '12' }), 'SEARCH'],
  [
    'letters not sent',
    db => listLetters(db.reader, { ...page, status: 'failed' }),
    'letters_status',
  ],
  [
    'activity of a domain',
    db => listActivity(db.reader, { ...page, search: 'pixel' }),
    'VIRTUAL TABLE',
  ],
  [
    'activity of a kind',
    db => listActivity(db.reader, { ...page, kind: 'notes' }),
    'activity_logs_action',
  ],
  [
    'letters of a time',
    db => listLetters(db.reader, { ...page, range: { since: 1, until: 2 } }),
    'letters_status_created',
  ],
  [
    'letters of an order',
    db => listLetters(db.reader, { ...page, orderId: 3 }),
    'letters_once',
  ],
  ['stalled orders', db => stalledOrders(db.reader, 5), 'orders_stalled'],
  ['counters of the engine', db => countByState(db.reader), 'counters'],
  ['orders to retry', db => ordersToRetry(db.reader, {}), 'order_domains_retry'],
  [
    'domains to retry',
    db => countChosen(db.reader, { cause: 'conflict' }),
    'order_domains_retry',
  ],
  [
    'a crowd of due orders',
    db => dueOrders(db.reader, 'activation', Infinity, 0),
    'order_domains_',
  ],
  [
    'leases at start',
    db => write(db, tx => giveBackLeases(tx, 'mailin', 5)),
    'order_domains_running',
  ],
  [
    'exchanges that are too old',
    db => write(db, tx => dropOldExchanges(tx, 5)),
    'exchanges_created',
  ],
]

describe.each([false, true])('with statistics: %s', isAnalysed => {
  let db: Database

  beforeAll(async () => {
    db = await openDatabase({ file: ':memory:', migrationsFolder, now: () => 0 })
    fillDatabase(rawOf(db), { orders: 100, domains: 200 }, Date.now())
    if (isAnalysed) rawOf(db).exec('analyze')
  })
  afterAll(() => closeDatabase(db))

  it.each(lists)('%s are read from an index', (_name, run, index) => {
    const plans = plansOf(db, run)

    expect(plans.flat().join('\n')).toContain(index)
    for (const plan of plans) {
      // a list may be walked in its own order, which ends with the page; nothing is sorted then
      const scans = plan.filter(line => large.test(line) && !/^SCAN \w+ USING/.test(line))
      const isSorted = plan.some(line => line.includes('TEMP B-TREE FOR ORDER BY'))
      if (isSorted) expect(scans, plan.join('\n')).toEqual([])
    }
  })

  it.each([
    ['the newest ids', (db: Database) => latestIds(db.reader)],
    ['the newest activity', (db: Database) => latestActivity(db.reader)],
    ['activity', (db: Database) => listActivity(db.reader, page)],
    ['notifications', (db: Database) => listNotifications(db.reader, page)],
    ['letters', (db: Database) => listLetters(db.reader, page)],
    ['due domains', (db: Database) => dueDomains(db.reader, 'lookup', 5, { limit: 1 })],
    [
      'domains due since then',
      (db: Database) => dueDomains(db.reader, 'lookup', 5, { since: 3, limit: 1 }),
    ],
    ['the mailbox of a Mailin id', (db: Database) => carrierOf(db.reader, 7)],
    [
      'due domains of an order',
      (db: Database) => dueDomains(db.reader, 'transfer', 5, { orderId: 3, limit: 1 }),
    ],
  ])('%s sort nothing', (_name, run) => {
    expect(plansOf(db, run).flat().join('\n')).not.toContain('TEMP B-TREE')
  })
})
