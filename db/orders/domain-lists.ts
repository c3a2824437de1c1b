import { and, asc, count, eq, inArray, or, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { foundCustomers, matchesTerm, readTerm } from '../core/search.ts'
import { isMoving, needsPerson } from '../schema/domains.ts'
import { customers, domainTransfers, orderDomains, orders } from '../schema/schema.ts'

type Paging = Omit<Page, 'after'>

const attentionRows = preparedQuery(tx =>
  tx
    .select({
      domain: orderDomains,
      customerId: customers.id,
      customerName: customers.name,
      orderStatus: orders.status,
      draftCause: orders.draftCause,
    })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(needsPerson)
    .orderBy(
      asc(orderDomains.failureCode),
      asc(orderDomains.stageSince),
      asc(orderDomains.orderId),
      asc(orderDomains.id),
    )
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
)

/** One page of the domains that need a person, grouped by cause, then the longest in their stage. */
export function listAttention(tx: Reader, { limit, offset }: Paging) {
  return { rows: attentionRows(tx).all({ limit, offset }), total: countAttention(tx) }
}

const attention = preparedQuery(tx =>
  tx
    .select({ n: sql<number>`n` })
    .from(
      sql`(select count(*) as n from order_domains indexed by order_domains_attention where ${needsPerson})`,
    )
    .prepare(),
)

/** How many domains need a person. */
export const countAttention = (tx: Reader): number => attention(tx).get()?.n ?? 0

/** One page of the domains on their way into the Mailin account, the longest in their stage first. */
export function listWaiting(tx: Reader, search: string, { limit, offset, isCounted }: Paging) {
  const term = readTerm(tx, search)
  const where = and(
    inArray(orderDomains.stage, ['transfer', 'nameservers', 'activation']),
    isMoving,
    term === null
      ? undefined
      : or(
          matchesTerm(orderDomains.name, term),
          sql`${orders.customerId} in (${foundCustomers(term)})`,
        ),
  )
  const rows = tx
    .select({
      domain: orderDomains,
      customerId: customers.id,
      customerName: customers.name,
      nameServers: domainTransfers.nameServers,
      nameServerStatus: domainTransfers.nameServerStatus,
    })
    .from(orderDomains)
    .innerJoin(orders, eq(orders.id, orderDomains.orderId))
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(
      domainTransfers,
      and(
        eq(domainTransfers.orderId, orderDomains.orderId),
        eq(domainTransfers.domainName, orderDomains.name),
      ),
    )
    .where(where)
    .orderBy(asc(orderDomains.stageSince), asc(orderDomains.id))
    .limit(limit)
    .offset(offset)
    .all()
  if (isCounted === false) return { rows, total: 0 }
  const counted = tx.select({ n: count() }).from(orderDomains)
  const hits =
    term === null
      ? counted.where(where)
      : counted.innerJoin(orders, eq(orders.id, orderDomains.orderId)).where(where)
  return { rows, total: hits.get()?.n ?? 0 }
}
