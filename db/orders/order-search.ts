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
 * How a list of orders is searched. `few`: by the ids of all hits, which are then sorted. `many`:
 * orders are looked at in the order of the list, which soon fills a page.
 */
export type OrderSearch = {
  readonly kind: 'few' | 'many'
  /** Order ids, the newest first; of many hits, those of the newest domains. */
  readonly ids: readonly number[]
  /** Whether a row of `orders` is a hit. */
  readonly isHit: SQL
}

/** Asks the search indexes, once: lists and counts then go by the ids. */
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
  // sorted, so that neighbouring rows are read together; as numbers, which sort fastest
  const ids = Float64Array.from(new Set([...byNumber, ...byCustomer, ...byDomain])).sort()
  const newest = Array.from(ids.reverse().subarray(0, searchCap))
  const isMany = Math.max(ids.length, byDomain.length, byCustomer.length) > searchCap
  return {
    kind: isMany ? 'many' : 'few',
    ids: newest,
    isHit: sql`(${orders.id} in ${listed(byNumber)} or ${orders.customerId} in ${customers} or exists (select 1 from ${domainClaims} where ${domainClaims.orderId} = ${orders.id} and ${matchesTerm(sql`${domainClaims.name}`, term)}))`,
  }
}

/** Order ids of the domains that are hits, the newest first when `anywhere`; one for each domain. */
function domainHits(term: Term): SQL {
  return term.kind === 'anywhere'
    ? sql`select rowid / ${sql.raw(String(domainsPerOrder))} as id from domain_search where domain_search match ${phrase(term)} order by rowid desc`
    : sql`select order_id as id from domain_claims where ${nameBegins(sql`name`, term)}`
}
