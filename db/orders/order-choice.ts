import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { cancellableStatuses } from '../../shared/orders/life.ts'
import type { OrderTally } from '../../shared/orders/order-list.ts'
import { countersOf, countRows } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { idsOf, listed } from '../core/search.ts'
import {
  isMoving,
  isRemovableMailbox,
  isRunning,
  isWantedMailbox,
  waitsForRetry,
} from '../schema/domains.ts'
import { isPaid, isRetriable } from '../schema/orders.ts'
import { mailboxes, orderDomains, orders } from '../schema/schema.ts'

/** Which domains: those that fulfil each condition that is given; without any, all. */
export type DomainChoice = {
  readonly orderIds?: readonly number[] | undefined
  readonly cause?: EngineFailureCode | undefined
}

const isChosen = ({ orderIds, cause }: DomainChoice) =>
  and(
    orderIds === undefined ? undefined : sql`${orderDomains.orderId} in ${listed(orderIds)}`,
    cause === undefined ? undefined : eq(orderDomains.failureCode, cause),
  )

/** Ids of retriable orders with domains that wait for a retry, rising. */
export function ordersToRetry(tx: Reader, choice: DomainChoice): readonly number[] {
  // few wait for a retry: without the name of the index SQLite may look at every domain
  const failed = sql`select distinct order_id from order_domains indexed by order_domains_retry where ${and(waitsForRetry, isChosen(choice))}`
  return idsOf(
    tx,
    sql`select ${orders.id} as id from (${failed}) as failed cross join ${orders} on ${orders.id} = failed.order_id where ${isRetriable} order by ${orders.id}`,
  )
}

/** How many domains are chosen, in whatever state but superseded. */
export function countChosen(tx: Reader, choice: DomainChoice): number {
  if (choice.orderIds !== undefined)
    return countRows(
      tx,
      orderDomains,
      and(isChosen(choice), ne(orderDomains.state, 'superseded')),
    )
  if (choice.cause === undefined) {
    const domains = countersOf(tx, 'domains')
    const all = [...domains.values()].reduce((sum, count) => sum + count, 0)
    return all - (domains.get('superseded') ?? 0)
  }
  // by two small indexes: domains that failed and wait, and those that are tried right now
  const failed = sql`select count(*) from order_domains indexed by order_domains_retry where ${and(waitsForRetry, isChosen(choice))}`
  const running = sql`select count(*) from order_domains indexed by order_domains_running where ${and(isRunning, isChosen(choice))}`
  return tx.get<{ n: number } | undefined>(sql`select (${failed}) + (${running}) as n`)?.n ?? 0
}

/** Ids of orders with chosen domains that are tried right now. */
export const ordersBeingTried = (tx: Reader, choice: DomainChoice): readonly number[] =>
  idsOf(
    tx,
    sql`select distinct order_id as id from order_domains indexed by order_domains_running where ${and(isRunning, isChosen(choice))}`,
  )

/** Ids of orders with domains of the cause that failed, whatever becomes of the orders. */
export const ordersWithFailed = (tx: Reader, choice: DomainChoice): readonly number[] =>
  idsOf(
    tx,
    sql`select distinct order_id as id from order_domains indexed by order_domains_retry where ${and(waitsForRetry, isChosen(choice))}`,
  )

/** Counts what acts on all these orders would meet. */
export function tallyOrders(tx: Reader, ids: readonly number[]): OrderTally {
  const among = listed(ids)
  const isCancellable = inArray(orders.status, [...cancellableStatuses])
  const heads = tx
    .select({
      all: count(),
      cancellable: sql<number>`ifnull(sum(${isCancellable}), 0)`,
      unpaid: sql<number>`ifnull(sum(not ${isPaid}), 0)`,
    })
    .from(orders)
    .where(sql`${orders.id} in ${among}`)
    .get()
  const domains = tx
    .select({
      retry: sql<number>`ifnull(sum(${and(waitsForRetry, isRetriable)}), 0)`,
      retryOrders: sql<number>`count(distinct case when ${and(waitsForRetry, isRetriable)} then ${orderDomains.orderId} end)`,
      unfinished: sql<number>`ifnull(sum(${isMoving} and ${isCancellable}), 0)`,
    })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .where(sql`${orderDomains.orderId} in ${among}`)
    .get()
  const ours = tx
    .select({
      ready: sql<number>`ifnull(sum(${and(isWantedMailbox, isNull(mailboxes.purgedAt))}), 0)`,
      removable: sql<number>`ifnull(sum(${and(isRemovableMailbox, isCancellable)}), 0)`,
    })
    .from(mailboxes)
    .innerJoin(orders, eq(orders.id, mailboxes.orderId))
    .where(sql`${mailboxes.orderId} in ${among}`)
    .get()
  return {
    orderCount: heads?.all ?? 0,
    retryDomainCount: domains?.retry ?? 0,
    retryOrderCount: domains?.retryOrders ?? 0,
    exportCount: ours?.ready ?? 0,
    unpaidCount: heads?.unpaid ?? 0,
    cancelCount: heads?.cancellable ?? 0,
    unfinishedCount: domains?.unfinished ?? 0,
    removableCount: ours?.removable ?? 0,
  }
}
