import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { domainsPerOrder } from '../core/derived/search-index.ts'
import {
  foundCustomers,
  idsOf,
  listed,
  matchesTerm,
  nameBegins,
  phrase,
  searchCap,
  type Term,
} from '../core/search.ts'
import { domainClaims, orders } from '../schema/schema.ts'

/**
 * How a search for orders is answered. Few hits: their ids are gathered, then sorted. Many: the
 * orders are walked in the order of the list, which soon fills a page.
 */
export type OrderSearch = {
  readonly kind: 'few' | 'many'
  /** The newest first; of many hits, those of the newest domains. */
  readonly ids: readonly number[]
  /** For a row of `orders`. */
  readonly isHit: SQL
}

/** The indexes are asked once: everything after works with the ids. */
export function searchOrders(tx: Reader, term: Term): OrderSearch {
  const customers = listed(idsOf(tx, foundCustomers(term)))
  const byDomain = idsOf(tx, sql`${domainHits(term)} limit ${searchCap + 1}`)
  const byCustomer = idsOf(
    tx,
    sql`select id from orders where user_id in ${customers} limit ${searchCap + 1}`,
  )
  const number = /^#?(\d{1,12})$/.exec(term.text)?.[1]
  const byNumber =
    number === undefined
      ? []
      : idsOf(tx, sql`select id from orders where id = ${Number(number)}`)
  // in one direction, so that rows are read beside each other; as numbers, which sorts fastest
  const ids = Float64Array.from(new Set([...byNumber, ...byCustomer, ...byDomain])).sort()
  const newest = Array.from(ids.reverse().subarray(0, searchCap))
  const isMany = Math.max(ids.length, byDomain.length, byCustomer.length) > searchCap
  return {
    kind: isMany ? 'many' : 'few',
    ids: newest,
    isHit: sql`(${orders.id} in ${listed(byNumber)} or ${orders.customerId} in ${customers} or exists (select 1 from ${domainClaims} where ${domainClaims.orderId} = ${orders.id} and ${matchesTerm(sql`${domainClaims.name}`, term)}))`,
  }
}

/** Of orders, the newest first where the index has them so; one for each domain. */
function domainHits(term: Term): SQL {
  return term.kind === 'anywhere'
    ? sql`select rowid / ${sql.raw(String(domainsPerOrder))} as id from domain_search where domain_search match ${phrase(term)} order by rowid desc`
    : sql`select order_id as id from domain_claims where ${nameBegins(sql`name`, term)}`
}
