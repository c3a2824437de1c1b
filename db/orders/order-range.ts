import { and, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import type { Reader } from '../core/database.ts'
import { idsOf, listed, searchCap } from '../core/search.ts'
import { within } from '../core/time-range.ts'
import { orders } from '../schema/schema.ts'
import type { OrderSearch } from './order-search.ts'

/**
 * A search narrowed to the orders that were entered in a time. Without a range it is the search
 * itself; without a search, the orders of the range are its hits.
 */
export function searchInRange(
  tx: Reader,
  search: OrderSearch | null,
  range: TimeRange | undefined,
): OrderSearch | null {
  const isIn = within(orders.createdAt, range)
  if (isIn === undefined) return search
  if (search?.kind === 'few') return few(tx, sql`id in ${listed(search.ids)} and ${isIn}`)
  const entered = idsOf(
    tx,
    sql`select id from ${orders} where ${isIn} order by created_at desc limit ${searchCap + 1}`,
  )
  const isHit = and(search?.isHit, isIn) ?? isIn
  if (entered.length <= searchCap)
    return search === null
      ? known(entered.toSorted((one, other) => other - one))
      : few(tx, sql`id in ${listed(entered)} and ${isHit}`)
  const bounds = tx.get<{ first: number; last: number }>(
    sql`select min(id) as first, max(id) as last from ${orders} where ${isIn}`,
  )
  return {
    kind: 'many',
    ids: search === null ? entered.slice(0, searchCap) : search.ids,
    // by ids a list comes to the range at once
    isHit: sql`(${isHit} and ${orders.id} between ${bounds.first} and ${bounds.last})`,
  }
}

const few = (tx: Reader, isHit: SQL): OrderSearch =>
  known(idsOf(tx, sql`select id from ${orders} where ${isHit} order by id desc`))

/** These hits, the newest id first. */
const known = (ids: readonly number[]): OrderSearch => ({
  kind: 'few',
  ids,
  isHit: sql`${orders.id} in ${listed(ids)}`,
})
