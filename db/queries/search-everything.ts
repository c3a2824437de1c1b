import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { domainClaims, orderEmails, orders, users } from '../schema/schema.ts'
import { beginsWith, contains } from './search.ts'

/** Hits of one kind that the palette shows. */
const perGroup = 6

/** What the palette finds: few, quickly, the likeliest first. */
export function searchEverything(tx: Transaction, text: string) {
  const found = findCustomers(tx, text)
  return {
    orders: findOrders(
      tx,
      text,
      found.map(({ id }) => id),
    ),
    customers: found,
    domains: findDomains(tx, text),
    mailboxes: findMailboxes(tx, text),
  }
}

function findCustomers(tx: Transaction, text: string) {
  return tx
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(or(contains(users.name, text), contains(users.email, text)))
    .orderBy(
      sql`${users.name} collate nocase not between ${text} and ${`${text}\u{10ffff}`}`,
      sql`${users.name} collate nocase`,
      asc(users.id),
    )
    .limit(perGroup)
    .all()
}

/** By number, or the newest of these customers. */
function findOrders(tx: Transaction, text: string, customerIds: readonly number[]) {
  const number = Number(/^#?(\d{1,12})$/.exec(text)?.[1] ?? 0)
  const isOf = customerIds.length === 0 ? undefined : inArray(orders.userId, [...customerIds])
  return tx
    .select({
      id: orders.id,
      customerName: users.name,
      status: orders.statusManageByAdmin,
      draftCause: orders.draftCause,
    })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.userId))
    .where(or(eq(orders.id, number), isOf))
    .orderBy(desc(sql`${orders.id} = ${number}`), desc(orders.id))
    .limit(perGroup)
    .all()
}

function findDomains(tx: Transaction, text: string) {
  return tx
    .select({
      name: domainClaims.name,
      orderId: domainClaims.orderId,
      customerName: users.name,
      status: orders.statusManageByAdmin,
    })
    .from(domainClaims)
    .innerJoin(orders, eq(orders.id, domainClaims.orderId))
    .innerJoin(users, eq(users.id, orders.userId))
    .where(beginsWith(domainClaims.name, { text }))
    .orderBy(asc(domainClaims.name), desc(domainClaims.orderId))
    .limit(perGroup)
    .all()
}

function findMailboxes(tx: Transaction, text: string) {
  return tx
    .select({ id: orderEmails.id, email: orderEmails.email, orderId: orderEmails.orderId })
    .from(orderEmails)
    .where(and(beginsWith(orderEmails.email, { text }), isNull(orderEmails.removedAt)))
    .orderBy(asc(orderEmails.email), desc(orderEmails.id))
    .limit(perGroup)
    .all()
}
