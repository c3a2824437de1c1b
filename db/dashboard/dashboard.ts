import { and, asc, count, eq, gte, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { counterOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { isMoving } from '../schema/domains.ts'
import { dueWhileOpen, isLate, isWorkedOn } from '../schema/orders.ts'
import { activityLogs, customers, orderDomains, orders } from '../schema/schema.ts'

/** Counts by local day, such as `2026-11-25`; days without any are missing. */
export type ByDay = ReadonlyMap<string, number>

const localDay = (moment: AnySQLiteColumn) =>
  sql<string>`strftime('%Y-%m-%d', ${moment} / 1000, 'unixepoch', 'localtime')`

const byDay = (rows: readonly { readonly day: string; readonly figure: number }[]): ByDay =>
  new Map(rows.map(({ day, figure }) => [day, figure]))

/** Orders that were created since, drafts too. */
export function ordersEntered(tx: Reader, since: number): ByDay {
  const day = localDay(orders.createdAt)
  return byDay(
    tx
      .select({ day, figure: count() })
      .from(orders)
      .where(gte(orders.createdAt, since))
      .groupBy(day)
      .all(),
  )
}

export function ordersCompleted(tx: Reader, since: number): ByDay {
  const day = localDay(orders.completedAt)
  return byDay(
    tx
      .select({ day, figure: count() })
      .from(orders)
      .where(gte(orders.completedAt, since))
      .groupBy(day)
      .all(),
  )
}

/** Mailboxes that were created since, from activity: each on the day its id became known. */
export function mailboxesCreated(tx: Reader, since: number): ByDay {
  const day = localDay(activityLogs.createdAt)
  return byDay(
    tx
      .select({
        day,
        figure: sql<number>`sum(json_array_length(${activityLogs.properties}, '$.emails'))`,
      })
      .from(activityLogs)
      .where(
        and(
          eq(activityLogs.action, 'mailin_ai_mailboxes_created'),
          gte(activityLogs.createdAt, since),
        ),
      )
      .groupBy(day)
      .all(),
  )
}

/** Domains on their way, those that are longest in their stage first. */
export function longestInStage(tx: Reader, limit: number) {
  return tx
    .select({ domain: orderDomains, customerName: customers.name })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(and(isMoving, isWorkedOn))
    .orderBy(asc(orderDomains.stageSince), asc(orderDomains.id))
    .limit(limit)
    .all()
}

/** How many domains are on their way, of all orders. */
export function countUnderWay(tx: Reader): number {
  const rows = tx.select({ count: count() }).from(orderDomains).where(isMoving)
  return rows.get()?.count ?? 0
}

/** How many open orders have a due date, by whether it has passed. */
export function countDue(
  tx: Reader,
  now: number,
): { readonly late: number; readonly promised: number } {
  return tx.get(
    sql`select (select count(*) from ${orders} where ${isLate(now)}) as late, (select count(*) from ${orders} where ${dueWhileOpen} >= ${now}) as promised`,
  )
}

export const countInProgress = (tx: Reader): number => counterOf(tx, 'orders', 'in-progress')
