import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { listMailboxes } from '../../../db/mailboxes/mailbox-list.ts'
import { viewOrderPage } from '../../../electron/orders/list-orders.ts'
import { calls } from '../../../shared/border/calls.ts'
import { orderStatuses } from '../../../shared/orders/order.ts'
import { orderSorts } from '../../../shared/orders/order-sort.ts'
import { fillDatabase } from '../../bench/data/fill-database.ts'
import { openTestDatabase } from '../../support/database.ts'

const optional = <Value>(values: readonly Value[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined })

const schema = calls['orders.list'].args

it('pages of orders by cursor and by row are those by number', async () => {
  const db = await openTestDatabase()
  fillDatabase(rawOf(db), { orders: 120, domains: 240 }, Date.now())
  // customers of one name, and orders of one time, are told apart by id
  rawOf(db).exec(`update users set name = 'Same' where id % 2 = 0`)
  // of each status some are late, some due later, at the same times too
  rawOf(db).exec(
    `update orders set due_at = iif(id % 3 = 0, null, (id % 7) * ${Date.now()} / 3)`,
  )
  rawOf(db).exec('update orders set updated_at = updated_at / 1000000000 * 1000000000')
  const views = fc.record({
    status: optional(orderStatuses),
    customerId: optional([1, 2]),
    attention: optional([true]),
    late: optional([true]),
    search: optional(['blue', 'com', 'Same', 'bl', '7', 'zzz']),
    sort: fc.record({ by: fc.constantFrom(...orderSorts), descending: fc.boolean() }),
    pageSize: fc.integer({ min: 1, max: 50 }),
  })

  const check = (view: typeof views extends fc.Arbitrary<infer View> ? View : never) => {
    let after: string | undefined
    const listed: number[] = []
    for (let page = 1; page === 1 || after !== undefined; page += 1) {
      const byNumber = viewOrderPage(db.reader, schema.parse({ ...view, page }))
      const byCursor = viewOrderPage(db.reader, schema.parse({ ...view, page, after }))
      expect(byCursor).toEqual(byNumber)
      for (const at of [byNumber.rows.at(0)?.id, byNumber.rows.at(-1)?.id])
        if (at !== undefined)
          expect(viewOrderPage(db.reader, schema.parse({ ...view, page: 1, at }))).toEqual({
            ...byNumber,
            page,
          })
      listed.push(...byCursor.rows.map(({ id }) => id))
      after = byCursor.next
    }
    const whole = viewOrderPage(db.reader, schema.parse({ ...view, page: 1, pageSize: 500 }))
    expect(listed).toEqual(whole.rows.map(({ id }) => id))
    expect(whole.total).toBe(listed.length)
  }
  fc.assert(fc.property(views, check), { numRuns: 60 })
})

it('an order that a list has not got leads to the page by number', async () => {
  const db = await openTestDatabase()
  fillDatabase(rawOf(db), { orders: 30, domains: 60 }, Date.now())
  const view = { search: 'zzz', page: 1, pageSize: 10, at: 5 }

  expect(viewOrderPage(db.reader, schema.parse(view))).toMatchObject({ rows: [], page: 1 })
  const second = viewOrderPage(db.reader, schema.parse({ page: 2, pageSize: 10, at: 999 }))
  expect(second.page).toBe(2)
  expect(second.rows.map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_, at) => 20 - at),
  )
})

it('pages of mailboxes by cursor are those by number', async () => {
  const db = await openTestDatabase()
  fillDatabase(rawOf(db), { orders: 60, domains: 120 }, Date.now())
  const views = fc.record({
    orderId: optional([1, 2, 3]),
    search: optional(['blue', 'com', 'jane', 'ja', 'zzz']),
    limit: fc.integer({ min: 5, max: 200 }),
  })

  const check = (view: {
    orderId?: number | undefined
    search?: string | undefined
    limit: number
  }) => {
    let after: number | undefined
    for (let offset = 0; ; offset += view.limit) {
      const byNumber = listMailboxes(db.reader, view, { limit: view.limit, offset })
      const byCursor = listMailboxes(db.reader, view, { limit: view.limit, offset: 0, after })
      if (offset > 0 && after === undefined) return
      expect(byCursor).toEqual(byNumber)
      after = byCursor.rows.length < view.limit ? undefined : byCursor.rows.at(-1)?.mailbox.id
    }
  }
  fc.assert(fc.property(views, check), { numRuns: 40 })
})

it.each([
  'nonsense',
  '{}',
  '["id",1,1]',
  '["name","x",1,1]',
  '["createdAt",1,1,1]',
  'x'.repeat(600),
])('refuses the cursor %s', after => {
  expect(schema.safeParse({ page: 1, pageSize: 5, after }).success).toBe(false)
})
