import { and, asc, count, eq, isNotNull, isNull, ne, notInArray, sql } from 'drizzle-orm'
import type { EngineFailureCode } from '../../shared/failure.ts'
import type { OrderTally } from '../../shared/order-list.ts'
import type { Transaction } from '../database.ts'
import { orderDomains, orderEmails, orders } from '../schema/schema.ts'
import { isReady } from './mailbox-list.ts'
import { waitsForRetry } from './orders.ts'
import { listed } from './search.ts'

/** What is left out is not asked about. */
export type DomainChoice = {
  readonly orderIds?: readonly number[] | undefined
  readonly cause?: EngineFailureCode | undefined
}

const isChosen = ({ orderIds, cause }: DomainChoice) =>
  and(
    orderIds === undefined ? undefined : sql`${orderDomains.orderId} in ${listed(orderIds)}`,
    cause === undefined ? undefined : eq(orderDomains.failureCode, cause),
  )

const isUnderWay = notInArray(orders.statusManageByAdmin, ['cancelled', 'reject'])

/** Orders with domains that wait for a retry, in the order of their ids. */
export function ordersToRetry(tx: Transaction, choice: DomainChoice): readonly number[] {
  return tx
    .selectDistinct({ id: orderDomains.orderId })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .where(and(isChosen(choice), waitsForRetry, isUnderWay))
    .orderBy(asc(orderDomains.orderId))
    .all()
    .map(row => row.id)
}

/** Domains of the choice in whatever state, but for those that left their order. */
export function countChosen(tx: Transaction, choice: DomainChoice): number {
  const row = tx
    .select({ n: count() })
    .from(orderDomains)
    .where(and(isChosen(choice), ne(orderDomains.state, 'superseded')))
    .get()
  return row?.n ?? 0
}

/** Counts what acts on these orders together would meet. */
export function tallyOrders(tx: Transaction, ids: readonly number[]): OrderTally {
  const among = listed(ids)
  const isCancellable = ne(orders.statusManageByAdmin, 'cancelled')
  const heads = tx
    .select({
      all: count(),
      cancellable: sql<number>`ifnull(sum(${isCancellable}), 0)`,
    })
    .from(orders)
    .where(sql`${orders.id} in ${among}`)
    .get()
  const domains = tx
    .select({
      retry: sql<number>`ifnull(sum(${and(waitsForRetry, isUnderWay)}), 0)`,
      retryOrders: sql<number>`count(distinct case when ${and(waitsForRetry, isUnderWay)} then ${orderDomains.orderId} end)`,
      unfinished: sql<number>`ifnull(sum(${orderDomains.state} in ('due', 'running', 'halted') and ${isCancellable}), 0)`,
    })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .where(sql`${orderDomains.orderId} in ${among}`)
    .get()
  const isRemovable = and(isNotNull(orderEmails.askedBy), isNull(orderEmails.removedAt))
  const mailboxes = tx
    .select({
      ready: sql<number>`ifnull(sum(${and(isReady, eq(orderEmails.isExtra, false))}), 0)`,
      removable: sql<number>`ifnull(sum(${and(isRemovable, isCancellable)}), 0)`,
    })
    .from(orderEmails)
    .innerJoin(orders, eq(orders.id, orderEmails.orderId))
    .where(sql`${orderEmails.orderId} in ${among}`)
    .get()
  return {
    orderCount: heads?.all ?? 0,
    retryDomainCount: domains?.retry ?? 0,
    retryOrderCount: domains?.retryOrders ?? 0,
    exportCount: mailboxes?.ready ?? 0,
    cancelCount: heads?.cancellable ?? 0,
    unfinishedCount: domains?.unfinished ?? 0,
    removableCount: mailboxes?.removable ?? 0,
  }
}
