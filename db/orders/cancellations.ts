import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { cancellableStatuses } from '../../shared/orders/life.ts'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import { cancellationOrders, cancellations, orders } from '../schema/schema.ts'

export type Cancellation = {
  /** Each once. */
  readonly orderIds: readonly number[]
  readonly removeMailboxes: boolean
}

/** Ids of a cancellation's orders that can still be cancelled. */
const left = (cancellation: number | typeof cancellations.id) =>
  sql`select ${cancellationOrders.orderId} as id from ${cancellationOrders} join ${orders} on ${orders.id} = ${cancellationOrders.orderId} where ${and(
    eq(cancellationOrders.cancellationId, cancellation),
    inArray(orders.status, [...cancellableStatuses]),
  )}`

/** Adds a cancellation and drops earlier ones that have no other orders left. Returns its id. */
export function addCancellation(
  tx: Writer,
  { orderIds, removeMailboxes }: Cancellation,
  now: number,
): number {
  const wanted = listed(orderIds)
  for (const { id } of tx.select({ id: cancellations.id }).from(cancellations).all())
    if (idsOf(tx, sql`select id from (${left(id)}) where id not in ${wanted}`).length === 0)
      dropCancellation(tx, id)
  const { id } = tx
    .insert(cancellations)
    .values({ removeMailboxes, asked: 0, createdAt: now })
    .returning({ id: cancellations.id })
    .get()
  const { changes } = tx.run(
    sql`insert into cancellation_orders (cancellation_id, order_id) select ${id}, id from orders where id in ${wanted} and status_manage_by_admin in ${cancellableStatuses}`,
  )
  tx.update(cancellations).set({ asked: changes }).where(eq(cancellations.id, id)).run()
  return id
}

/** The newest cancellation with orders left, other than the one under way; null: none. */
export function findUnfinishedCancellation(tx: Reader, underWay: number | undefined) {
  const rows = tx.select().from(cancellations).orderBy(desc(cancellations.id)).all()
  for (const row of rows) {
    if (row.id === underWay) continue
    const orderIds = idsOf(tx, sql`${left(row.id)} order by ${asc(orders.id)}`)
    if (orderIds.length > 0) return { ...row, orderIds }
  }
  return null
}

/** Gives a cancellation up; its orders stay as they are. False: there is none of this id. */
export function dropCancellation(tx: Writer, id: number): boolean {
  return tx.delete(cancellations).where(eq(cancellations.id, id)).run().changes > 0
}
