import { and, eq, sql } from 'drizzle-orm'
import { expectedCount, type OwnPrefixes, prefixesAt } from '../../shared/orders/prefixes.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { domainPrefixes } from '../schema/schema.ts'
import {
  countPrefixes,
  findForm,
  prefixColumns,
  readPrefixes,
  type StoredPrefix,
} from './order-form.ts'
import { claimedNames } from './submissions.ts'

const ownOfOrder = preparedQuery(tx =>
  tx
    .select()
    .from(domainPrefixes)
    .where(eq(domainPrefixes.orderId, sql.placeholder('orderId')))
    .prepare(),
)

/** The prefixes of an order's domains that have their own, by domain. */
export function ownPrefixes(tx: Reader, orderId: number): OwnPrefixes<StoredPrefix> {
  const rows = ownOfOrder(tx).all({ orderId })
  return Object.fromEntries(rows.map(row => [row.name, readPrefixes(row)]))
}

/** What an order expects at each of its domains; null: it has no form. */
export function prefixesOf(
  tx: Reader,
  orderId: number,
): ((domain: string) => readonly StoredPrefix[]) | null {
  const form = findForm(tx, orderId)
  if (form === null) return null
  const [ofOrder, own] = [readPrefixes(form), ownPrefixes(tx, orderId)]
  return domain => prefixesAt(domain, ofOrder, own)
}

/** How many mailboxes an order expects at all of its domains. */
export function countExpected(tx: Reader, orderId: number): number {
  const form = findForm(tx, orderId)
  if (form === null) return 0
  const names = claimedNames(tx, orderId)
  return expectedCount(names, countPrefixes(form.prefixVariants), ownPrefixes(tx, orderId))
}

const ownOfPage = preparedQuery(tx =>
  tx
    .select({ orderId: domainPrefixes.orderId, prefixVariants: domainPrefixes.prefixVariants })
    .from(domainPrefixes)
    .where(
      sql`${domainPrefixes.orderId} in (select value from json_each(${sql.placeholder('ids')}))`,
    )
    .prepare(),
)

/** By order: of each of its domains with prefixes of their own, how many. */
export function ownCounts(
  tx: Reader,
  orderIds: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const counts = new Map<number, number[]>()
  for (const row of ownOfPage(tx).all({ ids: JSON.stringify(orderIds) })) {
    const ofOrder = counts.get(row.orderId) ?? []
    ofOrder.push(countPrefixes(row.prefixVariants))
    counts.set(row.orderId, ofOrder)
  }
  return counts
}

/** Gives these domains of an order prefixes of their own, in place of earlier ones. */
export function putOwnPrefixes(
  tx: Writer,
  orderId: number,
  names: readonly string[],
  prefixes: readonly StoredPrefix[],
): void {
  const columns = prefixColumns(prefixes)
  for (const name of names)
    tx.insert(domainPrefixes)
      .values({ orderId, name, ...columns })
      .onConflictDoUpdate({
        target: [domainPrefixes.orderId, domainPrefixes.name],
        set: columns,
      })
      .run()
}

/** From now on these domains have the prefixes of their order. */
export function dropOwnPrefixes(tx: Writer, orderId: number, names: readonly string[]): void {
  tx.delete(domainPrefixes)
    .where(
      and(
        eq(domainPrefixes.orderId, orderId),
        sql`${domainPrefixes.name} in (select value from json_each(${JSON.stringify(names)}))`,
      ),
    )
    .run()
}
