import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { domainsPerOrder } from '../derived/search-index.ts'
import { domainClaims, orders } from '../schema/schema.ts'
import {
  beginsWith,
  countUpTo,
  foundCustomers,
  holds,
  phrase,
  searchCap,
  type Term,
} from './search.ts'

/**
 * How a search for orders is answered. Few hits: their ids are gathered, then sorted. Many: the
 * orders are walked in the order of the list, which soon fills a page.
 */
export type OrderSearch = {
  readonly kind: 'few' | 'many'
  /** Ids; of many hits, those of the newest domains. */
  readonly ids: SQL
  /** For a row of `orders`. */
  readonly isHit: SQL
}

export function searchOrders(tx: Transaction, term: Term): OrderSearch {
  const domains = domainHits(term)
  const ofCustomers = sql`select id from orders where user_id in (${foundCustomers(term)})`
  const many = [domains, ofCustomers].some(hits => countUpTo(tx, searchCap, hits) > searchCap)
  const number = /^#?(\d{1,12})$/.exec(term.text)?.[1]
  const named = number === undefined ? [] : [sql`${orders.id} = ${Number(number)}`]
  const ofOrder = sql`${orders.userId} in (${foundCustomers(term)}) or exists (select 1 from ${domainClaims} where ${domainClaims.orderId} = ${orders.id} and ${holds(sql`${domainClaims.name}`, term)})`
  const sources = [
    sql`select * from (${domains} limit ${searchCap})`,
    sql`select * from (${ofCustomers} limit ${searchCap})`,
    ...(number === undefined ? [] : [sql`select ${Number(number)}`]),
  ]
  return {
    kind: many ? 'many' : 'few',
    ids: sql.join(sources, sql` union `),
    isHit: sql`(${sql.join([...named, ofOrder], sql` or `)})`,
  }
}

/** Of orders, the newest first where the index has them so; one for each domain. */
function domainHits(term: Term): SQL {
  return term.kind === 'anywhere'
    ? sql`select rowid / ${sql.raw(String(domainsPerOrder))} as id from domain_search where domain_search match ${phrase(term)} order by rowid desc`
    : sql`select order_id as id from domain_claims where ${beginsWith(sql`name`, term)}`
}
