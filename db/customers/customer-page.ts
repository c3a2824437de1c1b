import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { openStatuses } from '../../shared/orders/life.ts'
import { countRows } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { below } from '../core/page.ts'
import { matchesTerm, readTerm } from '../core/search.ts'
import {
  domainClaims,
  domainRegistrations,
  letters,
  mailboxes,
  orderDomains,
  orderNotes,
  orders,
} from '../schema/schema.ts'
import { customerAtLetter } from './tenures.ts'

const ordersOf = (customerId: number) =>
  sql`(select id from orders where user_id = ${customerId})`

/** How many rows of each kind a customer has. */
export function countCustomer(tx: Reader, customerId: number) {
  const ofOrders = ordersOf(customerId)
  const mine = eq(orders.customerId, customerId)
  return {
    orders: countRows(tx, orders, mine),
    openOrders: countRows(tx, orders, and(mine, inArray(orders.status, [...openStatuses]))),
    domains: countRows(tx, domainClaims, sql`${domainClaims.orderId} in ${ofOrders}`),
    mailboxes: countRows(tx, mailboxes, eq(mailboxes.customerId, customerId)),
    letters: countLetters(tx, customerId),
    notes: countRows(tx, orderNotes, sql`${orderNotes.orderId} in ${ofOrders}`),
  }
}

/** Letters that were written to the customer, not to another who had the order before. */
export const isLetterTo = (customerId: number) =>
  sql`(${letters.orderId} in ${ordersOf(customerId)} and ${customerAtLetter} = ${customerId})`

const countLetters = (tx: Reader, customerId: number): number =>
  tx
    .select({ n: sql<number>`count(*)` })
    .from(letters)
    .innerJoin(orders, eq(orders.id, letters.orderId))
    .where(isLetterTo(customerId))
    .get()?.n ?? 0

type Search = { readonly search?: string | undefined }

/** One page of the domains of a customer's orders, those of the newest order first. */
export function listCustomerDomains(
  tx: Reader,
  customerId: number,
  { search, limit, offset, isCounted }: Search & Page,
) {
  const term = readTerm(tx, search)
  const where = and(
    sql`${domainClaims.orderId} in ${ordersOf(customerId)}`,
    term === null ? undefined : matchesTerm(sql`${domainClaims.name}`, term),
  )
  const rows = tx
    .select({
      name: domainClaims.name,
      orderId: domainClaims.orderId,
      status: orders.status,
      draftCause: orders.draftCause,
      stage: orderDomains.stage,
      needsPerson: orderDomains.needsPerson,
      registration: domainRegistrations,
    })
    .from(domainClaims)
    .innerJoin(orders, eq(orders.id, domainClaims.orderId))
    .leftJoin(
      orderDomains,
      and(
        eq(orderDomains.orderId, domainClaims.orderId),
        eq(orderDomains.name, domainClaims.name),
        ne(orderDomains.state, 'superseded'),
      ),
    )
    .leftJoin(domainRegistrations, eq(domainRegistrations.name, domainClaims.name))
    .where(where)
    .orderBy(desc(domainClaims.orderId), asc(domainClaims.position))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: isCounted === false ? 0 : countRows(tx, domainClaims, where) }
}

/** One page of the notes on a customer's orders, the newest first. */
export function listCustomerNotes(
  tx: Reader,
  customerId: number,
  { limit, offset, after }: Page,
) {
  const where = sql`${orderNotes.orderId} in ${ordersOf(customerId)}`
  const rows = tx
    .select()
    .from(orderNotes)
    .where(and(where, below(orderNotes.id, after)))
    .orderBy(desc(orderNotes.id))
    .limit(limit)
    .offset(offset)
    .all()
  return { rows, total: countRows(tx, orderNotes, where) }
}
