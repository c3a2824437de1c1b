import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { isThere } from '../schema/domains.ts'
import {
  domainClaims,
  orderDomains,
  orderEmails,
  orders,
  plans,
  reorderInfos,
  users,
} from '../schema/schema.ts'

/** The rows of these orders, as they are named. */
export function orderListRows(tx: Transaction, ids: readonly number[]) {
  const rows = tx
    .select({
      order: orders,
      customerName: users.name,
      planName: plans.name,
      hostingPlatform: reorderInfos.hostingPlatform,
      prefixVariants: reorderInfos.prefixVariants,
    })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .innerJoin(plans, eq(plans.id, orders.planId))
    .leftJoin(reorderInfos, eq(reorderInfos.orderId, orders.id))
    .where(inArray(orders.id, [...ids]))
    .all()
  const byId = new Map(rows.map(row => [row.order.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** Sums for the rows of one page, each from an index alone: an order may be large. */
export function orderSums(tx: Transaction, ids: readonly number[]) {
  const among = [...ids]
  if (among.length === 0) return { claims: [], firsts: [], stages: [], mailboxes: [] }
  const claims = tx
    .select({ orderId: domainClaims.orderId, count: count() })
    .from(domainClaims)
    .where(inArray(domainClaims.orderId, among))
    .groupBy(domainClaims.orderId)
    .all()
  const firsts = tx
    .select({ orderId: domainClaims.orderId, name: domainClaims.name })
    .from(domainClaims)
    .where(and(inArray(domainClaims.orderId, among), eq(domainClaims.position, 0)))
    .all()
  const stages = tx
    .select({
      orderId: orderDomains.orderId,
      stage: orderDomains.stage,
      count: count(),
      attention: sql<number>`sum(${orderDomains.state} = 'halted' or ifnull(${orderDomains.reason}, '') = 'slow-clock')`,
    })
    .from(orderDomains)
    .where(
      and(inArray(orderDomains.orderId, among), sql`${orderDomains.state} <> 'superseded'`),
    )
    .groupBy(orderDomains.orderId, orderDomains.stage)
    .all()
  const mailboxes = tx
    .select({ orderId: orderEmails.orderId, count: count() })
    .from(orderEmails)
    .where(and(inArray(orderEmails.orderId, among), isThere))
    .groupBy(orderEmails.orderId)
    .all()
  return { claims, firsts, stages, mailboxes }
}

/** The rows of one order that its page shows. */
export function orderRows(tx: Transaction, id: number) {
  const head = tx
    .select({ order: orders, customer: users, plan: plans })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .innerJoin(plans, eq(plans.id, orders.planId))
    .where(eq(orders.id, id))
    .get()
  if (head === undefined) return null
  const domains = tx
    .select()
    .from(orderDomains)
    .where(eq(orderDomains.orderId, id))
    .orderBy(sql`${orderDomains.state} = 'superseded'`, asc(orderDomains.position))
    .all()
  const mailboxes = tx
    .select()
    .from(orderEmails)
    .where(eq(orderEmails.orderId, id))
    .orderBy(asc(orderEmails.id))
    .all()
  return { ...head, domains, mailboxes }
}
