import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { listCustomers } from '../../../db/customers/customers.ts'
import { countByState } from '../../../db/engine/work.ts'
import { listLetters } from '../../../db/letters/letter-list.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { listAttention, listWaiting } from '../../../db/orders/domain-lists.ts'
import { listActivity } from '../../../db/records/activity-list.ts'
import { listNotifications } from '../../../db/records/notifications.ts'
import { searchEverything } from '../../../db/search/search-everything.ts'
import { viewInvoicing, viewMonthOrders } from '../../../electron/invoicing/view-invoicing.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { type CallArgs, calls } from '../../../shared/border/calls.ts'
import { monthAfter, monthOf, startOfMonth } from '../../../shared/text/month.ts'
import { rawOrders } from './raw-orders.ts'
import { timeCases } from './time-cases.ts'

export type Case = {
  readonly name: string
  /** Milliseconds at the 95th percentile. */
  readonly aim: number
  readonly ours: () => unknown
  /** The same question by SQL written by hand, prepared once. */
  readonly raw: () => unknown
}

const listAim = 5
const searchAim = 20
const page = { limit: 50, offset: 0 }

/** Every list of the window at large size: each tab, sort, filter, depth and kind of search. */
export function casesOf(db: Database): readonly Case[] {
  return [
    ...orderCases(db),
    ...orderPlaces(db),
    ...orderSearches(db),
    ...mailboxCases(db),
    ...paletteCases(db),
    ...otherCases(db),
    ...timeCases(db),
  ]
}

type OrdersArgs = Partial<CallArgs<'orders.list'>>

function viewOf(db: Database, args: OrdersArgs): () => ReturnType<typeof viewOrderPage> {
  return () =>
    viewOrderPage(
      db.reader,
      calls['orders.list'].args.parse({ page: 1, pageSize: 50, ...args }),
    )
}

/** The cursor `next` of the page that ends at this row. */
function nextAt(db: Database, args: OrdersArgs, row: number): string {
  const { next } = viewOf(db, { ...args, page: row / 50 })()
  if (next === undefined) throw new Error('The list ends before that.')
  return next
}

/** The page that an order is on, about in the middle of its list. */
function orderPlaces(db: Database): readonly Case[] {
  const by = rawOrders(rawOf(db))
  const updated = { sort: { by: 'updatedAt', descending: false } } as const
  const completed = `o.status_manage_by_admin = 'completed'`
  const halfway = Number(
    rawOf(db)
      .prepare(
        `select id from orders o where ${completed} order by updated_at, id limit 1 offset 40000`,
      )
      .pluck()
      .get(),
  )
  const found = (name: string, args: OrdersArgs, raw: () => unknown): Case => ({
    name: `orders, ${name}`,
    aim: searchAim,
    ours: viewOf(db, args),
    raw,
  })
  return [
    found('page of one order', { at: 50_000 }, by.pageOf('o.id > 50000', 'o.id desc')),
    found(
      'page of one completed order by change',
      { ...updated, status: 'completed', at: halfway },
      by.pageOf(
        `${completed} and (o.updated_at, o.id) < (select updated_at, id from orders where id = ${halfway})`,
        'o.updated_at, o.id',
        completed,
      ),
    ),
    found(
      'page of one order by customer',
      { sort: { by: 'customerName', descending: false }, at: 50_000 },
      by.pageByName(50_000),
    ),
  ]
}

function orderCases(db: Database): readonly Case[] {
  const by = rawOrders(rawOf(db))
  const created = { sort: { by: 'createdAt', descending: true } } as const
  const updated = { sort: { by: 'updatedAt', descending: false } } as const
  const one = (name: string, args: OrdersArgs, raw: () => unknown): Case => ({
    name: `orders, ${name}`,
    aim: listAim,
    ours: viewOf(db, args),
    raw,
  })
  const completed = `o.status_manage_by_admin = 'completed'`
  const due = `case o.status_manage_by_admin when 'draft' then o.due_at when 'pending' then o.due_at when 'in-progress' then o.due_at end`
  return [
    one('newest first', {}, by.page('true', 'o.id desc')),
    one(
      'in progress',
      { status: 'in-progress' },
      by.page(`o.status_manage_by_admin = 'in-progress'`, 'o.id desc'),
    ),
    one('completed', { status: 'completed' }, by.page(completed, 'o.id desc')),
    one('by creation', created, by.page('true', 'o.created_at desc, o.id desc')),
    one(
      'completed by change',
      { ...updated, status: 'completed' },
      by.page(completed, 'o.updated_at, o.id'),
    ),
    one(
      'by status',
      { sort: { by: 'status', descending: false } },
      by.page('true', 'o.status_manage_by_admin, o.id'),
    ),
    one('by customer', { sort: { by: 'customerName', descending: false } }, by.byName()),
    one(
      'late first',
      { sort: { by: 'dueAt', descending: false } },
      by.page('true', `${due} nulls last, o.id`),
    ),
    one(
      'in progress, late first',
      { status: 'in-progress', sort: { by: 'dueAt', descending: false } },
      by.page(`o.status_manage_by_admin = 'in-progress'`, `${due} nulls last, o.id`),
    ),
    one('late', { late: true }, by.page(`${due} < unixepoch() * 1000`, 'o.id desc')),
    one('of a large customer', { customerId: 1 }, by.page('o.user_id = 1', 'o.id desc')),
    one(
      'of a large customer by change',
      { customerId: 1, ...updated },
      by.page('o.user_id = 1', 'o.updated_at, o.id'),
    ),
    one('that need a person', { attention: true }, by.attention()),
    one(
      'page 1,000 by cursor',
      { after: nextAt(db, {}, 50_000) },
      by.page('o.id < 50001', 'o.id desc'),
    ),
    one(
      'page 1,000 by number',
      { page: 1_001 },
      by.page('true', 'o.id desc limit 50 offset 50000 --'),
    ),
    one(
      'page 1,000 by creation',
      { ...created, after: nextAt(db, created, 50_000) },
      by.page(
        '(o.created_at, o.id) < (select created_at, id from orders order by created_at desc, id desc limit 1 offset 50000)',
        'o.created_at desc, o.id desc',
      ),
    ),
  ]
}

/** Searches with few, some and many hits, and one too short for a trigram. */
function orderSearches(db: Database): readonly Case[] {
  const by = rawOrders(rawOf(db))
  const name = String(
    rawOf(db).prepare('select name from domain_claims where order_id = 500').pluck().get(),
  )
  const [{ id: bluepixel } = { id: 1 }] = viewOf(db, { search: 'bluepixel', page: 40 })().rows
  const one = (kind: string, search: string, args: OrdersArgs = {}): Case => ({
    name: `orders, ${kind}`,
    aim: searchAim,
    ours: viewOf(db, { search, ...args }),
    raw: by.search(search),
  })
  const short = (search: string): Case => ({
    ...one(`begin with “${search}”`, search),
    raw: by.page(
      `o.id in (select order_id from domain_claims where name >= '${search}' and name < '${search}~')`,
      'o.id desc',
    ),
  })
  return [
    one('one hit', name),
    one('no hit', 'zzzyyyxxx'),
    one('4,000 hits “bluepixel”', 'bluepixel'),
    one('30,000 hits “sales”', 'sales'),
    one('80,000 hits “.com”', '.com'),
    one('80,000 hits in progress', '.com', { status: 'in-progress' }),
    one('80,000 hits by creation', '.com', { sort: { by: 'createdAt', descending: false } }),
    one('4,000 hits by customer', 'bluepixel', {
      sort: { by: 'customerName', descending: false },
    }),
    one('page of one of 4,000 hits', 'bluepixel', { at: bluepixel }),
    one('by number', '73211'),
    short('bl'),
    short('b'),
    short('zq'),
  ]
}

function mailboxCases(db: Database): readonly Case[] {
  const columns = `select m.*, u.name as customer_name, d.state from order_emails m join users u on u.id = m.user_id
    left join order_domains d on d.order_id = m.order_id and d.name = m.domain`
  const total = rawOf(db).prepare(`select count from counters where name = 'mailboxes'`)
  const list = (where: string) => {
    const rows = rawOf(db).prepare(`${columns} where ${where} order by m.id desc limit 50`)
    return () => [rows.all(), total.get()]
  }
  const search = (text: string) => {
    const hits = `select rowid from mailbox_search where mailbox_search match @match
      union select id from order_emails where user_id in (select rowid from customer_search where customer_search match @match)`
    const rows = rawOf(db).prepare(
      `${columns} where m.id in (select * from (${hits}) order by 1 desc limit 50) order by m.id desc`,
    )
    const count = rawOf(db).prepare(`select count(*) from (${hits})`)
    const bound = { match: `"${text}"` }
    return () => [rows.all(bound), count.get(bound)]
  }
  const short = (text: string) => {
    const rows = rawOf(db).prepare(
      `${columns} where m.email >= @low and m.email < @high order by m.id desc limit 50`,
    )
    const bound = { low: text, high: `${text}~` }
    return () => rows.all(bound)
  }
  const email = String(
    rawOf(db).prepare('select email from order_emails where id = 1000').pluck().get(),
  )
  const found = (kind: string, text: string, raw = search(text)): Case => ({
    name: `mailboxes, ${kind}`,
    aim: searchAim,
    ours: () => listMailboxes(db.reader, { search: text }, page),
    raw,
  })
  const listed = (kind: string, where: string, ours: () => unknown): Case => ({
    name: `mailboxes, ${kind}`,
    aim: listAim,
    ours,
    raw: list(where),
  })
  return [
    listed('newest first', 'true', () => listMailboxes(db.reader, {}, page)),
    listed('page 6,000 by cursor', 'm.id < 300000', () =>
      listMailboxes(db.reader, {}, { ...page, after: 300_000 }),
    ),
    listed('page 6,000 by number', 'true order by m.id desc limit 50 offset 300000 --', () =>
      listMailboxes(db.reader, {}, { limit: 50, offset: 300_000 }),
    ),
    listed('of an order', 'm.order_id = 40000', () =>
      listMailboxes(db.reader, { orderId: 40_000 }, page),
    ),
    found('one hit', email),
    found('no hit', 'zzzyyyxxx'),
    found('20,000 hits “jane”', 'jane'),
    found('80,000 hits “sales”', 'sales'),
    found('240,000 hits “.com”', '.com'),
    found('begin with “ja”', 'ja', short('ja')),
    found('begin with “zq”', 'zq', short('zq')),
  ]
}

/** Each kind by how it begins, then by what it holds, six of each. */
function paletteCases(db: Database): readonly Case[] {
  const begin = [
    `select id, name, email from users where name collate nocase >= @low and name collate nocase < @high order by name collate nocase limit 6`,
    `select name, order_id from domain_claims where name >= @low and name < @high order by name, order_id desc limit 6`,
    `select id, email, order_id from order_emails where email >= @low and email < @high and removed_at is null order by email limit 6`,
  ].map(query => rawOf(db).prepare(query))
  const containing = ['customer', 'domain', 'mailbox'].map(kind =>
    rawOf(db).prepare(
      `select rowid from ${kind}_search where ${kind}_search match @match order by rowid desc limit 6`,
    ),
  )
  return ['jane', 'bluepixel', '.com', 'bl', 'zzzyyyxxx'].map(text => ({
    name: `palette, “${text}”`,
    aim: searchAim,
    ours: () => searchEverything(db.reader, text),
    raw: () => [
      ...begin.map(query => query.all({ low: text, high: `${text}~` })),
      ...(text.length < 3 ? [] : containing.map(query => query.all({ match: `"${text}"` }))),
    ],
  }))
}

function otherCases(db: Database): readonly Case[] {
  const prepared = (...queries: readonly string[]) => {
    const statements = queries.map(query => rawOf(db).prepare(query))
    return () => statements.map(statement => statement.all())
  }
  const counter = (name: string) => `select value, count from counters where name = '${name}'`
  const newest = (table: string) => `select * from ${table} order by id desc limit 50`
  const waiting = `d.state in ('due', 'running', 'halted') and d.stage in ('transfer', 'nameservers', 'activation')`
  const waitingRows = `select d.*, u.name as customer_name, t.name_servers, t.name_server_status from order_domains d
    join orders o on o.id = d.order_id join users u on u.id = o.user_id
    left join domain_transfers t on t.order_id = d.order_id and t.domain_name = d.name`
  const attention = `d.failure_code is not null and (d.state = 'halted' or d.reason = 'slow-clock') and d.state in ('due', 'halted')`
  const customers = `select u.*, (select count(*) from orders o where o.user_id = u.id) as orders from users u`
  const row = (name: string, ours: () => unknown, raw: () => unknown, aim = listAim): Case => ({
    name,
    aim,
    ours,
    raw,
  })
  const month = monthAfter(monthOf(Date.now()), -1)
  const times = [month, monthAfter(month, 1)].map(one => startOfMonth(one).getTime())
  const inMonth = (of: string) =>
    `${of}.created_at >= ${times[0]} and ${of}.created_at < ${times[1]}`
  return [
    row(
      'a month by customer',
      () => viewInvoicing(db.reader, { month, page: 1, pageSize: 50 }, Date.now()),
      prepared(
        `select user_id, currency, count(*), sum(amount) from orders where ${inMonth('orders')} group by 1, 2`,
        `select o.user_id, sum(json_array_length(a.properties, '$.emails')) from activity_logs a join orders o on o.id = a.subject_id where a.action = 'mailin_ai_mailboxes_created' and ${inMonth('a')} group by 1`,
      ),
      searchAim,
    ),
    row(
      'a month by order',
      () => viewMonthOrders(db.reader, { month, page: 1, pageSize: 50 }),
      prepared(
        `select * from orders where ${inMonth('orders')} order by created_at desc, id desc limit 50`,
        `select count(*) from orders where ${inMonth('orders')}`,
      ),
    ),
    row(
      'customers',
      () => listCustomers(db.reader, page),
      prepared(`${customers} order by name collate nocase, id limit 50`, counter('customers')),
    ),
    row(
      'customers, “silver”',
      () => listCustomers(db.reader, { ...page, search: 'silver' }),
      prepared(
        `${customers} where name like '%silver%' or email like '%silver%' order by name collate nocase, id limit 50`,
        `select count(*) from users where name like '%silver%' or email like '%silver%'`,
      ),
      searchAim,
    ),
    row(
      'transfers',
      () => listWaiting(db.reader, '', page),
      prepared(
        `${waitingRows} where ${waiting} order by d.stage_since, d.id limit 50`,
        `select count(*) from order_domains d where ${waiting}`,
      ),
    ),
    row(
      'transfers, “pixel”',
      () => listWaiting(db.reader, 'pixel', page),
      prepared(
        `${waitingRows} where ${waiting} and (d.name like '%pixel%' or u.name like '%pixel%') order by d.stage_since, d.id limit 50`,
        `select count(*) from order_domains d join orders o on o.id = d.order_id join users u on u.id = o.user_id where ${waiting} and (d.name like '%pixel%' or u.name like '%pixel%')`,
      ),
      searchAim,
    ),
    row(
      'needs attention',
      () => listAttention(db.reader, page),
      prepared(
        `select d.*, u.name as customer_name, o.status_manage_by_admin from order_domains d join orders o on o.id = d.order_id join users u on u.id = o.user_id where ${attention} order by d.failure_code, d.stage_since, d.order_id, d.id limit 50`,
        `select count(*) from order_domains d where ${attention}`,
      ),
    ),
    row(
      'notifications',
      () => listNotifications(db.reader, page),
      prepared(newest('notifications'), counter('notifications')),
    ),
    row(
      'notifications, unread',
      () => listNotifications(db.reader, { ...page, unread: true }),
      prepared(
        'select * from notifications where read_at is null order by id desc limit 50',
        counter('notifications'),
      ),
    ),
    row(
      'letters',
      () => listLetters(db.reader, page),
      prepared(newest('letters'), counter('letters')),
    ),
    row(
      'activity',
      () => listActivity(db.reader, page),
      prepared(newest('activity_logs'), counter('activity')),
    ),
    row(
      'activity of an order',
      () => listActivity(db.reader, { ...page, orderId: 40_000 }),
      prepared(
        `select * from activity_logs where subject_type = 'order' and subject_id = 40000 order by id desc limit 50`,
        `select count(*) from activity_logs where subject_type = 'order' and subject_id = 40000`,
      ),
    ),
    row('counters of the engine', () => countByState(db.reader), prepared(counter('domains'))),
  ]
}
