import { count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { orderDomains, orders, users } from '../schema/schema.ts'

/** Orders with a domain that needs a person. */
const needing = sql`select ${orderDomains.orderId} from ${orderDomains} where ${orderDomains.failureCode} is not null and (${orderDomains.state} = 'halted' or (${orderDomains.state} = 'due' and ${orderDomains.reason} = 'slow-clock'))`

const needsPerson: SQL<number> = sql`${orders.id} in (${needing})`

export function ordersNeedingPerson(tx: Transaction): readonly number[] {
  const rows = tx.select({ id: orders.id }).from(orders).where(needsPerson).all()
  return rows.map(({ id }) => id)
}

/** What tray and badge show. */
export function countForDesktop(tx: Transaction) {
  const running = tx
    .select({ n: count() })
    .from(orders)
    .where(eq(orders.statusManageByAdmin, 'in-progress'))
    .get()
  return { inProgress: running?.n ?? 0, attention: ordersNeedingPerson(tx).length }
}

/** How these orders stand now, for whoever tells of changes. */
export function readStands(tx: Transaction, ids: readonly number[]) {
  return tx
    .select({
      id: orders.id,
      customerName: users.name,
      status: orders.statusManageByAdmin,
      completedAt: orders.completedAt,
      needsPerson,
    })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .where(inArray(orders.id, [...ids]))
    .orderBy(orders.id)
    .all()
    .map(({ status, needsPerson: needs, ...order }) => ({
      ...order,
      isCompleted: status === 'completed',
      needsPerson: needs === 1,
    }))
}
