import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import type { Database } from '../../../db/core/database.ts'
import { ensureDerived, isDerivedWhole } from '../../../db/core/derived/derived.ts'
import { listCustomers } from '../../../db/customers/customers.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { listOrders } from '../../../db/orders/order-pages.ts'
import { fillDatabase } from '../../bench/data/fill-database.ts'
import { openTestDatabase } from '../../support/database.ts'

const signs = ['a', 'b', '.', '"', '*', '%', '_', '-', '\\', "'", '(', '^', ':', '+', ' ']
const everything = { limit: 100_000, offset: 0 }

async function filled(): Promise<Database> {
  const db = await openTestDatabase()
  fillDatabase(rawOf(db), { orders: 200, domains: 400 }, Date.now())
  return db
}

/** Parts of what is stored, in any case, and signs that SQL or FTS5 give a meaning. */
function terms(stored: readonly string[]): fc.Arbitrary<string> {
  const part = fc
    .tuple(fc.constantFrom(...stored), fc.nat(40), fc.integer({ min: 3, max: 12 }))
    .map(([text, start, length]) =>
      text.slice(start % Math.max(text.length - 2, 1)).slice(0, length),
    )
  return fc.oneof(
    part,
    part.map(text => text.toUpperCase()),
    fc.string({ unit: fc.constantFrom(...signs), minLength: 3, maxLength: 6 }),
    fc.constantFrom('"and"', 'NEAR(', 'name:blue', 'zzzzz', '%%%', '___', 'a OR b'),
  )
}

const isTerm = (text: string) => text.trim().length >= 3
const like = (text: string) => `%${text.trim().replace(/[\\%_]/g, sign => `\\${sign}`)}%`
const idsOf = (db: Database, query: string, ...values: readonly unknown[]) =>
  rawOf(db)
    .prepare(query)
    .pluck()
    .all(...values)

describe('a search finds exactly what LIKE finds', () => {
  it('among orders', async () => {
    const db = await filled()
    const stored = idsOf(db, 'select name from domain_claims union select name from users')

    const check = (text: string) => {
      const found = listOrders(
        db.reader,
        { search: text },
        { by: 'id', descending: true },
        everything,
      )
      const expected = idsOf(
        db,
        `select o.id from orders o join users u on u.id = o.user_id
         where u.name like @text escape '\\' or u.email like @text escape '\\'
         or o.id in (select order_id from domain_claims where name like @text escape '\\')
         or o.id = cast(ltrim(@number, '#') as integer) order by o.id desc`,
        { text: like(text), number: /^#?\d+$/.test(text.trim()) ? text.trim() : '0' },
      )
      expect(found.keys.map(({ id }) => id)).toEqual(expected)
      expect(Object.values(found.counts).reduce((sum, one) => sum + one)).toBe(expected.length)
    }
    fc.assert(fc.property(terms(stored.map(String)).filter(isTerm), check), { numRuns: 150 })
  })

  it('among mailboxes', async () => {
    const db = await filled()
    const stored = idsOf(
      db,
      `select email from order_emails union select first_name || ' ' || last_name from order_emails union select name from users`,
    )

    const check = (text: string) => {
      const { rows, total } = listMailboxes(db.reader, { search: text }, everything)
      const expected = idsOf(
        db,
        `select m.id from order_emails m join users u on u.id = m.user_id
         where m.email like @text escape '\\' or u.name like @text escape '\\' or u.email like @text escape '\\'
         or m.first_name || ' ' || m.last_name like @text escape '\\' order by m.id desc`,
        { text: like(text) },
      )
      expect(rows.map(({ mailbox }) => mailbox.id)).toEqual(expected)
      expect(total).toBe(expected.length)
    }
    fc.assert(fc.property(terms(stored.map(String)).filter(isTerm), check), { numRuns: 150 })
  })

  it('among customers', async () => {
    const db = await filled()
    const stored = idsOf(db, 'select name from users union select email from users')

    const check = (text: string) => {
      const { rows } = listCustomers(db.reader, { search: text, ...everything })
      const expected = idsOf(
        db,
        `select id from users where name like @text escape '\\' or email like @text escape '\\'
         order by name collate nocase, id`,
        { text: like(text) },
      )
      expect(rows.map(({ id }) => id)).toEqual(expected)
    }
    fc.assert(fc.property(terms(stored.map(String)).filter(isTerm), check), { numRuns: 150 })
  })
})

it('finds names in any case, beyond ASCII too', async () => {
  const db = await filled()
  rawOf(db).exec(`update users set name = 'Zürich Überseehandel' where id = 3`)

  const { rows } = listCustomers(db.reader, { search: 'ÜBERSEE', ...everything })

  expect(rows.map(({ id }) => id)).toEqual([3])
})

it.each(['q', 'bl', 'B'])('finds what begins with %s', async text => {
  const db = await filled()
  const pattern = `${text.toLowerCase()}%`

  const { rows } = listMailboxes(db.reader, { search: text }, everything)
  const found = listOrders(
    db.reader,
    { search: text },
    { by: 'id', descending: true },
    everything,
  )

  expect(rows.map(({ mailbox }) => mailbox.id)).toEqual(
    idsOf(
      db,
      `select m.id from order_emails m join users u on u.id = m.user_id
       where m.email like @pattern or u.name like @pattern or u.email like @pattern order by m.id desc`,
      { pattern },
    ),
  )
  expect(found.keys.map(({ id }) => id)).toEqual(
    idsOf(
      db,
      `select o.id from orders o join users u on u.id = o.user_id
       where o.id in (select order_id from domain_claims where name like @pattern)
       or u.name like @pattern or u.email like @pattern order by o.id desc`,
      { pattern },
    ),
  )
})

it('more hits than are counted are listed in every order', async () => {
  const db = await filled()
  rawOf(db).exec(
    `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < 10050)
     insert into domain_claims (name, order_id, position)
     select 'many-' || n || '.com', 1 + n % 60, 1000 + n from numbers`,
  )
  const ids = Array.from({ length: 60 }, (_, at) => 60 - at)

  for (const by of ['id', 'createdAt'] as const) {
    const sort = { by, descending: true }
    const page = { limit: 40, offset: 0 }
    const first = listOrders(db.reader, { search: 'many-' }, sort, page)
    const rest = listOrders(db.reader, { search: 'many-' }, sort, {
      ...page,
      after: first.keys.at(-1),
    })

    expect(first.isCapped).toBe(true)
    expect([...first.keys, ...rest.keys].map(({ id }) => id)).toEqual(ids)
  }
})

it('a text with a NUL is no query of its own', async () => {
  const db = await filled()

  expect(listCustomers(db.reader, { search: 'blue\0"', ...everything }).total).toBe(0)
  expect(listCustomers(db.reader, { search: '\0', ...everything }).total).toBe(10)
})

/** Each writes what a search or a counter follows. */
const changes: readonly string[] = [
  `update users set name = 'Renamed ' || id where id % 2 = 0`,
  `update users set email = 'moved@' || id || '.example' where id % 3 = 0`,
  `update order_emails set email = 'new' || id || '@gone.com', first_name = 'Zoe' where id % 5 = 0`,
  `update order_emails set updated_at = 7`,
  `delete from order_emails where id % 7 = 0`,
  `delete from domain_claims where order_id % 4 = 0`,
  `update domain_claims set name = 'swapped-' || name where position = 1`,
  `update order_domains set state = 'superseded', due_at = null where state = 'halted'`,
  `update orders set status_manage_by_admin = 'cancelled' where id % 6 = 0`,
  `update notifications set read_at = 5 where read_at is null`,
  `update notifications set read_at = null where id % 2 = 0`,
  `update notifications set is_listed = 0 where id % 3 = 0`,
  `delete from orders where id % 9 = 0`,
  `insert into users (name, email, created_at, updated_at) values ('Added', 'added@x.com', 1, 1)`,
  `delete from letters where id % 3 = 0`,
  `delete from activity_logs where id % 3 = 0`,
]

it('indexes and counters stay in step with their tables', async () => {
  const db = await filled()
  const before = shapeOf(db)

  for (const change of changes) {
    rawOf(db).exec(change)
    for (const index of ['domain_search', 'mailbox_search', 'customer_search'])
      rawOf(db).exec(`insert into ${index}(${index}, rank) values ('integrity-check', 1)`)
    expect(countersOf(db), change).toEqual(countedOf(db))
  }

  expect(shapeOf(db)).not.toEqual(before)
  expect(isDerivedWhole(rawOf(db))).toBe(true)
})

it('what an older version indexed is dropped', async () => {
  const db = await filled()
  const names = () =>
    rawOf(db).prepare(`select name from sqlite_master where name like 'old%'`).pluck().all()
  rawOf(db).exec(`create view old_search_rows as select id, email from order_emails;
    create virtual table old_search using fts5(email, content='old_search_rows', content_rowid='id');
    create trigger old_search_insert after insert on order_emails begin
      insert into old_search(rowid, email) values (new.id, new.email); end`)
  expect(isDerivedWhole(rawOf(db))).toBe(false)

  ensureDerived(rawOf(db))

  expect(names()).toEqual([])
  expect(isDerivedWhole(rawOf(db))).toBe(true)
  expect(listMailboxes(db.reader, { search: 'blue' }, everything).total).toBeGreaterThan(0)
})

const shapeOf = (db: Database) => countersOf(db)

const countersOf = (db: Database) =>
  rawOf(db)
    .prepare('select name, value, count from counters where count <> 0 order by 1, 2')
    .all()

const countedOf = (db: Database) =>
  rawOf(db)
    .prepare(
      `select 'activity' as name, '' as value, count(*) as count from activity_logs
       union all select 'customers', iif(deleted_at is not null, 'deleted', iif(archived_at is null, 'kept', 'archived')), count(*) from users group by 2
       union all select 'domains', state, count(*) from order_domains group by 2
       union all select 'letters', status, count(*) from letters group by 2
       union all select 'mailboxes', '', count(*) from order_emails
       union all select 'notifications', iif(is_listed = 0, 'unlisted', iif(read_at is null, 'unread', 'read')), count(*) from notifications group by 2
       union all select 'orders', status_manage_by_admin, count(*) from orders group by 2
       order by 1, 2`,
    )
    .all()
    // a count of nothing is no row of a grouped query, but one of the others
    .filter(row => !(row instanceof Object && 'count' in row && row.count === 0))
