import { and, asc, count, eq, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { isWantedMailbox } from '../schema/domains.ts'
import {
  customers,
  domainClaims,
  mailboxes,
  orderDomains,
  orderForms,
  orders,
  plans,
} from '../schema/schema.ts'

/** The ids of a page as one placeholder, so that the queries are prepared once. */
const onPage = sql`(select value from json_each(${sql.placeholder('ids')}))`

const rowsOfPage = preparedQuery(tx =>
  tx
    .select({
      id: orders.id,
      status: orders.status,
      draftCause: orders.draftCause,
      providerType: orders.providerType,
      customerId: orders.customerId,
      createdAt: orders.createdAt,
      updatedAt: orders.updatedAt,
      completedAt: orders.completedAt,
      dueAt: orders.dueAt,
      amount: orders.amount,
      currency: orders.currency,
      paidAt: orders.paidAt,
      billingStatus: orders.billingStatus,
      customerName: customers.name,
      planName: plans.name,
      promiseHours: plans.promiseHours,
      hostingPlatform: orderForms.hostingPlatform,
      prefixVariants: orderForms.prefixVariants,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(plans, eq(plans.id, orders.planId))
    .leftJoin(orderForms, eq(orderForms.orderId, orders.id))
    .where(sql`${orders.id} in ${onPage}`)
    .prepare(),
)

/** The rows of these orders, in the order of `ids`. */
export function orderListRows(tx: Reader, ids: readonly number[]) {
  const rows = rowsOfPage(tx).all({ ids: JSON.stringify(ids) })
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

const claimsOfPage = preparedQuery(tx =>
  tx
    .select({ orderId: domainClaims.orderId, count: count() })
    .from(domainClaims)
    .where(sql`${domainClaims.orderId} in ${onPage}`)
    .groupBy(domainClaims.orderId)
    .prepare(),
)
const firstsOfPage = preparedQuery(tx =>
  tx
    .select({ orderId: domainClaims.orderId, name: domainClaims.name })
    .from(domainClaims)
    .where(and(sql`${domainClaims.orderId} in ${onPage}`, eq(domainClaims.position, 0)))
    .prepare(),
)
const stagesOfPage = preparedQuery(tx =>
  tx
    .select({
      orderId: orderDomains.orderId,
      state: orderDomains.state,
      stage: orderDomains.stage,
      needsPerson: orderDomains.needsPerson,
      count: count(),
    })
    .from(orderDomains)
    .where(
      and(
        sql`${orderDomains.orderId} in ${onPage}`,
        sql`${orderDomains.state} <> 'superseded'`,
      ),
    )
    // in the order of the index: nothing is sorted for a large order
    .groupBy(
      orderDomains.orderId,
      orderDomains.state,
      orderDomains.stage,
      orderDomains.reason,
      orderDomains.needsPerson,
    )
    .prepare(),
)
const mailboxesOfPage = preparedQuery(tx =>
  tx
    .select({ orderId: mailboxes.orderId, count: count() })
    .from(mailboxes)
    .where(and(sql`${mailboxes.orderId} in ${onPage}`, isWantedMailbox))
    .groupBy(mailboxes.orderId)
    .prepare(),
)

/** Sums for the orders of a page, by order id, from indexes alone: an order may be large. */
export function orderSums(tx: Reader, ids: readonly number[]) {
  const page = { ids: JSON.stringify(ids) }
  const byStage = stagesOfPage(tx).all(page)
  const stages = new Map<number, typeof byStage>(ids.map(id => [id, []]))
  for (const row of byStage) stages.get(row.orderId)?.push(row)
  return {
    domains: byOrder(claimsOfPage(tx).all(page), ({ count }) => count),
    firsts: byOrder(firstsOfPage(tx).all(page), ({ name }) => name),
    stages,
    mailboxes: byOrder(mailboxesOfPage(tx).all(page), ({ count }) => count),
  }
}

function byOrder<Row extends { readonly orderId: number }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): ReadonlyMap<number, Value> {
  return new Map(rows.map(row => [row.orderId, valueOf(row)]))
}

/** All rows that the page of an order shows; null: there is no such order. */
export function orderRows(tx: Reader, id: number) {
  const head = tx
    .select({ order: orders, customer: customers, plan: plans })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(plans, eq(plans.id, orders.planId))
    .where(eq(orders.id, id))
    .get()
  if (head === undefined) return null
  const domains = tx
    .select()
    .from(orderDomains)
    .where(eq(orderDomains.orderId, id))
    .orderBy(sql`${orderDomains.state} = 'superseded'`, asc(orderDomains.position))
    .all()
  const rows = tx
    .select()
    .from(mailboxes)
    .where(eq(mailboxes.orderId, id))
    .orderBy(asc(mailboxes.id))
    .all()
  return { ...head, domains, mailboxes: rows }
}
