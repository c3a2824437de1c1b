import { and, eq, type SQL, sql } from 'drizzle-orm'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import { addActivities } from '../records/records.ts'
import { customers, letters, mailboxes, notifications, orders } from '../schema/schema.ts'

/** A customer that became one with another. */
export type MergedCustomer = {
  readonly id: number
  readonly name: string
  readonly email: string
}

/** Customers that became one with this one; merging them again keeps them all beside the last. */
export const mergedCustomers = (tx: Reader, id: number): readonly MergedCustomer[] =>
  tx
    .select({ id: customers.id, name: customers.name, email: customers.email })
    .from(customers)
    .where(eq(customers.mergedInto, id))
    .all()

/** All merged customers by the customer that each became one with. */
export const allMerged = (tx: Reader) =>
  tx
    .select({ into: customers.mergedInto, name: customers.name, email: customers.email })
    .from(customers)
    .where(sql`${customers.mergedInto} is not null`)
    .all()

/** Rows that become the other customer's. */
export function countMerge(tx: Reader, id: number, email: string) {
  const ofOrders = sql`(select id from orders where user_id = ${id})`
  return {
    orders: countRows(tx, orders, eq(orders.customerId, id)),
    mailboxes: countRows(tx, mailboxes, eq(mailboxes.customerId, id)),
    letters: countRows(tx, letters, sql`${letters.orderId} in ${ofOrders}`),
    unsent: countRows(
      tx,
      letters,
      and(
        sql`${letters.orderId} in ${ofOrders}`,
        eq(letters.recipient, email),
        sql`${letters.status} in ('waiting', 'held')`,
      ),
    ),
  }
}

/** Ids of the rows that became another customer's, so that the same ones go back. */
export type MovedRows = {
  readonly orders: readonly number[]
  readonly mailboxes: readonly number[]
  readonly notifications: readonly number[]
  /** Changes of an order's customer away from the one that was merged, and to it. */
  readonly changesFrom: readonly number[]
  readonly changesTo: readonly number[]
  /** Customers that had become one with it before. */
  readonly merged: readonly number[]
  /** The last activity before the merge. */
  readonly activity: number
}

/**
 * Makes everything of one customer another's, as if it had always been: no order changes its
 * customer by it, so what was written before is the other's, too. The row stays, merged.
 */
export function mergeRows(tx: Writer, from: number, into: number, now: number): MovedRows {
  const last = tx.get<{ id: number }>(sql`select coalesce(max(id), 0) as id from activity_logs`)
  const moved = {
    orders: moveAll(tx, orders, from, into),
    mailboxes: moveAll(tx, mailboxes, from, into),
    notifications: moveAll(tx, notifications, from, into),
    changesFrom: rename(tx, '$.from', from, into, changesOf('$.from', from)),
    changesTo: rename(tx, '$.to', from, into, changesOf('$.to', from)),
    merged: idsOf(tx, sql`select id from ${customers} where merged_into = ${from}`),
    activity: last?.id ?? 0,
  }
  pointTo(tx, moved.merged, into)
  tx.update(customers)
    .set({ mergedInto: into, deletedAt: now, updatedAt: now })
    .where(eq(customers.id, from))
    .run()
  tellOrders(tx, moved.orders, { action: 'customers_merged', from, into }, now)
  return moved
}

/**
 * Undoes `mergeRows`: what was written for a moved order since goes back with it, and an order that
 * was given to a third customer meanwhile stays there.
 */
export function separateRows(
  tx: Writer,
  {
    from,
    into,
    moved,
  }: { readonly from: number; readonly into: number; readonly moved: MovedRows },
  now: number,
): void {
  tx.update(customers)
    .set({ mergedInto: null, deletedAt: null, updatedAt: now })
    .where(eq(customers.id, from))
    .run()
  pointTo(tx, moved.merged, from)
  const back = idsOf(
    tx,
    sql`select id from ${orders} where user_id = ${into} and id in ${listed(moved.orders)}`,
  )
  tx.run(sql`update ${orders} set user_id = ${from} where id in ${listed(back)}`)
  for (const table of [mailboxes, notifications]) {
    const ids = table === mailboxes ? moved.mailboxes : moved.notifications
    tx.run(
      sql`update ${table} set user_id = ${from}
        where user_id = ${into} and (id in ${listed(ids)} or order_id in ${listed(back)})`,
    )
  }
  rename(tx, '$.from', into, from, sql`id in ${listed(moved.changesFrom)}`)
  rename(tx, '$.to', into, from, sql`id in ${listed(moved.changesTo)}`)
  // an order that has left since, left the customer that it goes back to
  rename(
    tx,
    '$.from',
    into,
    from,
    sql`id in (select min(id) from activity_logs where action = ${changed} and subject_type = 'order'
      and subject_id in ${listed(moved.orders)} and subject_id not in ${listed(back)}
      and id > ${moved.activity} group by subject_id) and properties ->> '$.from' = ${into}`,
  )
  tellOrders(tx, back, { action: 'customers_separated', from, into }, now)
}

const changed = 'order_customer_changed'

const moveAll = (
  tx: Writer,
  table: typeof orders | typeof mailboxes | typeof notifications,
  from: number,
  into: number,
): readonly number[] =>
  changedIds(
    tx,
    sql`update ${table} set user_id = ${into} where user_id = ${from} returning id`,
  )

const changedIds = (tx: Writer, update: SQL): readonly number[] =>
  tx.all<{ id: number }>(update).map(({ id }) => id)

const changesOf = (path: '$.from' | '$.to', id: number): SQL =>
  sql`action = ${changed} and properties ->> ${path} = ${id}`

/** Names another customer in changes of orders' customers; returns their ids. */
const rename = (
  tx: Writer,
  path: '$.from' | '$.to',
  from: number,
  into: number,
  where: SQL,
): readonly number[] =>
  changedIds(
    tx,
    sql`update activity_logs set properties = json_set(properties, ${path}, ${into})
      where ${where} and properties ->> ${path} = ${from} returning id`,
  )

function pointTo(tx: Writer, ids: readonly number[], into: number): void {
  tx.run(sql`update ${customers} set merged_into = ${into} where id in ${listed(ids)}`)
}

const told = {
  customers_merged: 'The customer became one with another',
  customers_separated: 'The customers are two again',
} as const

type Telling = {
  readonly action: keyof typeof told
  readonly from: number
  readonly into: number
}

/** One activity for each order. */
function tellOrders(
  tx: Writer,
  ids: readonly number[],
  { action, from, into }: Telling,
  now: number,
): void {
  const activity = { action, description: told[action], properties: { from, into } }
  addActivities(
    tx,
    ids.map(orderId => ({ ...activity, orderId })),
    now,
  )
}
