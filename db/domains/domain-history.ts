import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { idsOf, listed, searchCap } from '../core/search.ts'
import type { DomainWork } from '../engine/work.ts'
import { isShared } from '../records/activity-list.ts'
import { isWantedMailbox } from '../schema/domains.ts'
import {
  activityLogs,
  customers,
  domainClaims,
  mailboxes,
  orderDomains,
  orders,
} from '../schema/schema.ts'

/** So many orders of one domain are looked at, the newest. */
const mostOrders = 100

/** The orders that a domain stands or stood in, the newest first. */
export function ordersOfDomain(tx: Reader, name: string) {
  const claimed = sql`select order_id from ${domainClaims} where name = ${name}`
  const walked = sql`select order_id from ${orderDomains} where name = ${name}`
  const ids = idsOf(
    tx,
    sql`select order_id as id from (${claimed} union ${walked}) order by id desc limit ${mostOrders}`,
  )
  const claims = new Set(idsOf(tx, sql`select order_id as id from (${claimed})`))
  const isOne = sql`in ${listed(ids)}`
  const walks = new Map(
    tx
      .select()
      .from(orderDomains)
      .where(and(eq(orderDomains.name, name), sql`${orderDomains.orderId} ${isOne}`))
      .all()
      .map(row => [row.orderId, row]),
  )
  const counts = new Map(
    tx
      .select({ orderId: mailboxes.orderId, count: sql<number>`count(*)` })
      .from(mailboxes)
      .where(
        and(
          sql`${mailboxes.orderId} ${isOne}`,
          eq(mailboxes.domain, name),
          sql`${isWantedMailbox}`,
        ),
      )
      .groupBy(mailboxes.orderId)
      .all()
      .map(row => [row.orderId, row.count]),
  )
  return tx
    .select({
      id: orders.id,
      status: orders.status,
      draftCause: orders.draftCause,
      customerId: orders.customerId,
      customerName: customers.name,
      createdAt: orders.createdAt,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(sql`${orders.id} ${isOne}`)
    .orderBy(desc(orders.id))
    .all()
    .map(order => ({
      ...order,
      /** False: the domain was replaced, or left the order when that was resubmitted. */
      isIn: claims.has(order.id),
      walk: walks.get(order.id) ?? null,
      mailboxes: counts.get(order.id) ?? 0,
    }))
}

export type OrderOfDomain = ReturnType<typeof ordersOfDomain>[number]

/** While the domain stood in an order, what happened to the order as a whole is its history, too. */
type Span = readonly [orderId: number, since: number, until: number]

/** Times of the first domain of each order: one that began later came into an order under way. */
function spansOf(tx: Reader, found: readonly OrderOfDomain[]): readonly Span[] {
  const begun = new Map(
    tx
      .select({
        orderId: orderDomains.orderId,
        first: sql<number>`min(${orderDomains.createdAt})`,
      })
      .from(orderDomains)
      .where(
        inArray(
          orderDomains.orderId,
          found.map(({ id }) => id),
        ),
      )
      .groupBy(orderDomains.orderId)
      .all()
      .map(row => [row.orderId, row.first]),
  )
  return found.map(({ id, isIn, walk }) => [
    id,
    sinceOf(walk, begun.get(id)),
    untilOf(isIn, walk),
  ])
}

const sinceOf = (walk: DomainWork | null, first: number | undefined): number =>
  walk === null || first === undefined || walk.createdAt <= first ? 0 : walk.createdAt

const untilOf = (isIn: boolean, walk: DomainWork | null): number =>
  isIn || walk === null ? Number.MAX_SAFE_INTEGER : walk.updatedAt

/**
 * One page of what happened to a domain and its mailboxes, the newest first, across all orders
 * that it stood in; counted no further than `searchCap`.
 */
export function listDomainHistory(tx: Reader, name: string, { limit, offset, after }: Page) {
  const spans = spansOf(tx, ordersOfDomain(tx, name))
  const isNamed: SQL = sql`(instr(${activityLogs.properties}, ${`"${name}"`}) > 0 or instr(${activityLogs.properties}, ${`@${name}"`}) > 0)`
  // of each order by its index; all ids in one walk, because counting would look at each row again
  const ids = idsOf(
    tx,
    sql`select id from (select ${activityLogs.id} as id
      from json_each(${JSON.stringify(spans)}) as span cross join ${activityLogs}
        on ${activityLogs.subjectType} = 'order' and ${activityLogs.subjectId} = span.value ->> 0
      where ${isNamed} or (${isShared} and ${activityLogs.createdAt} between span.value ->> 1 and span.value ->> 2)
      order by ${activityLogs.id} desc limit ${searchCap})`,
  )
  const left = after === undefined ? ids : ids.filter(id => id < after)
  const shown = left.slice(offset, offset + limit)
  const rows = tx
    .select({ activity: activityLogs, isShared: sql<number>`${isShared}` })
    .from(activityLogs)
    .where(inArray(activityLogs.id, [...shown]))
    .orderBy(desc(activityLogs.id))
    .all()
  return { rows, total: ids.length }
}
