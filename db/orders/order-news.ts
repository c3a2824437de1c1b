import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { idsOf } from '../core/search.ts'
import { isWantedMailbox, needsPerson } from '../schema/domains.ts'
import { customers, orderDomains, orders } from '../schema/schema.ts'

/** Ids of orders with a domain that needs a person, from a small index: asked after each change. */
const needing = sql`select distinct ${orderDomains.orderId} as id from ${orderDomains} indexed by order_domains_attention where ${needsPerson}`

const isNeeding: SQL<number> = sql`${orders.id} in (${needing})`

export const ordersNeedingPerson = (tx: Reader): readonly number[] => idsOf(tx, needing)

/** What notifications tell of these orders: status, mailboxes, whether and where a person is needed. */
export function readStands(tx: Reader, ids: readonly number[]) {
  return tx
    .select({
      id: orders.id,
      customerName: customers.name,
      status: orders.status,
      completedAt: orders.completedAt,
      mailboxCount: sql<number>`(select count(*) from order_emails where order_emails.order_id = ${orders.id} and ${isWantedMailbox})`,
      domainCount: sql<number>`(select count(*) from order_domains where order_domains.order_id = ${orders.id} and ${needsPerson})`,
      needsPerson: isNeeding,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(inArray(orders.id, [...ids]))
    .orderBy(orders.id)
    .all()
    .map(({ status, needsPerson: needs, ...order }) => ({
      ...order,
      isCompleted: status === 'completed',
      needsPerson: needs === 1,
    }))
}
