import { expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { write } from '../../../db/core/database.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import { monthTotals, viewMonths } from '../../../electron/customers/view-months.ts'
import { monthOf, startOfMonth } from '../../../shared/text/month.ts'
import { openOrderFixture } from '../../support/order-fixture.ts'

const november = startOfMonth('2026-11').getTime()
const ever = { since: 0, until: Number.MAX_SAFE_INTEGER }

type Columns = Readonly<Record<string, string | number | null>>

/** Orders of one customer with these columns each, and what their months come to. */
async function openMonths(orders: readonly Columns[]) {
  const fixture = await openOrderFixture()
  const raw = rawOf(fixture.db)
  const ids = orders.map((columns, at) => {
    const id = fixture.accept({ domains: `acme-${at}.com other-${at}.com` })
    const set = Object.keys(columns).map(name => `${name} = @${name}`)
    raw.prepare(`update orders set ${set.join(', ')} where id = ${id}`).run(columns)
    return id
  })
  const { reader } = fixture.db
  return { ...fixture, ids, raw, months: () => viewMonths(reader, 1, november) }
}

const order = { created_at: november, amount: 10, currency: 'USD' }

it('ends a month by the local clock', async () => {
  const { months } = await openMonths([order, { ...order, created_at: november - 1 }])

  expect(months().map(({ month, orders }) => [month, orders])).toEqual([
    ['2026-11', 1],
    ['2026-10', 1],
  ])
  expect(monthOf(november - 1)).toBe('2026-10')
})

it('sums each currency for itself', async () => {
  const { months } = await openMonths([
    { ...order, amount: 0.1 },
    { ...order, amount: 0.2, paid_at: november },
    { ...order, amount: 7, currency: 'EUR', status: 'Paid' },
    { ...order, amount: null, currency: null },
  ])

  expect(months()[0]).toMatchObject({
    orders: 4,
    withoutAmount: 1,
    domains: 8,
    sums: [
      { currency: 'EUR', amount: 7, paid: 7 },
      { currency: 'USD', amount: 0.3, paid: 0.2 },
    ],
  })
})

it('leaves out drafts and what came to nothing', async () => {
  const { months } = await openMonths([
    { ...order, status_manage_by_admin: 'reject' },
    { ...order, status_manage_by_admin: 'cancelled' },
    { ...order, status_manage_by_admin: 'draft', draft_cause: 'saved' },
    { ...order, submission: 0 },
  ])

  expect(months()).toEqual([
    {
      month: '2026-11',
      orders: 0,
      completed: 0,
      domains: 0,
      mailboxes: 0,
      sums: [],
      withoutAmount: 0,
      coupons: [],
    },
  ])
})

it('counts what was delivered and cancelled later', async () => {
  const delivered = { ...order, status_manage_by_admin: 'cancelled', completed_at: november }
  const { months } = await openMonths([delivered])

  expect(months()[0]).toMatchObject({
    orders: 1,
    completed: 1,
    sums: [{ currency: 'USD', amount: 10, paid: 0 }],
  })
})

it('counts mailboxes in the month they were made', async () => {
  const { ids, raw, months } = await openMonths([{ ...order, created_at: november - 1 }])
  const act = raw.prepare(
    `insert into activity_logs (action, description, subject_type, subject_id, properties, created_at)
     values (?, '', 'order', ?, ?, ?)`,
  )
  act.run('mailin_ai_mailboxes_created', ids[0], '{"emails":["a@x.com","b@x.com"]}', november)
  act.run('mailboxes_entered', ids[0], '{}', november)
  raw
    .prepare(
      `insert into order_emails (order_id, user_id, domain, email, password, name, first_name, last_name, is_by_hand, created_at, updated_at)
       values (?, 1, 'x.com', 'c@x.com', '', 'c', '', '', 1, ?, 0)`,
    )
    .run(ids[0], november)

  expect(months().map(({ month, orders, mailboxes }) => [month, orders, mailboxes])).toEqual([
    ['2026-11', 0, 3],
    ['2026-10', 1, 0],
  ])
})

it('is the same for all customers at once', async () => {
  const { db, raw, ids } = await openMonths([order, order, order])
  const other = write(db, tx => addCustomer(tx, { name: 'Other', email: 'o@x.com' }, 0))
  raw.prepare('update orders set user_id = ? where id = ?').run(other, ids[2])
  raw
    .prepare(
      `insert into activity_logs (action, description, subject_type, subject_id, properties, created_at)
       values ('mailin_ai_mailboxes_created', '', 'order', ?, '{"emails":["a@x.com"]}', ?)`,
    )
    .run(ids[2], november)

  const all = monthTotals(db.reader, ever)
  expect(all).toEqual(
    [1, other].flatMap(customerId => monthTotals(db.reader, { ...ever, customerId })),
  )
  expect(all.map(({ orders, mailboxes }) => [orders, mailboxes])).toEqual([
    [2, 0],
    [1, 1],
  ])
})
