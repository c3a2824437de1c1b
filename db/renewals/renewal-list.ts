import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { RenewalCursor } from '../../shared/border/cursor.ts'
import { endOfDays, type RenewalFilter } from '../../shared/renewals/renewal.ts'
import type { Reader } from '../core/database.ts'
import { domainsPerOrder } from '../core/derived/search-index.ts'
import type { Page } from '../core/page.ts'
import {
  countUpTo,
  foundCustomers,
  listed,
  nameBegins,
  phrase,
  readTerm,
  searchCap,
  type Term,
} from '../core/search.ts'
import { expiryOrder, neverMs } from '../schema/registrations.ts'
import { customers, domainRegistrations, orderForms, orders } from '../schema/schema.ts'
import { keepingOrder } from './registrations.ts'

export type RenewalChoice = {
  readonly when?: RenewalFilter | undefined
  readonly search?: string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Whether a domain is one that the filter shows. */
const isOf: Readonly<Record<RenewalFilter, (now: number) => SQL>> = {
  'within-30': now => within(now, 30),
  'within-60': now => within(now, 60),
  'within-90': now => within(now, 90),
  expired: now => sql`${expiryOrder} < ${now}`,
  unknown: () => sql`${expiryOrder} = ${neverMs}`,
}

const within = (now: number, days: number): SQL =>
  sql`${expiryOrder} >= ${now} and ${expiryOrder} < ${endOfDays(now, days)}`

const isAfter = ([time, name]: RenewalCursor): SQL =>
  sql`${expiryOrder} >= ${time} and (${expiryOrder} > ${time} or ${domainRegistrations.name} > ${name})`

const hasOrder = eq(orders.id, keepingOrder(sql`"domain_registrations"."name"`))

/** One page of domains by the end of their registration, those not known last. */
export function listRenewals(
  tx: Reader,
  { when, search, now }: RenewalChoice,
  { limit, offset, after, isCounted }: Page<RenewalCursor>,
) {
  const term = readTerm(tx, search)
  const of = and(
    when === undefined ? undefined : isOf[when](now),
    term === null ? undefined : isHit(tx, term),
  )
  const rows = tx
    .select({
      registration: domainRegistrations,
      orderId: orders.id,
      customerId: customers.id,
      customerName: customers.name,
      hostingPlatform: orderForms.hostingPlatform,
    })
    .from(domainRegistrations)
    .crossJoin(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .leftJoin(orderForms, eq(orderForms.orderId, orders.id))
    .where(and(of, after === undefined ? undefined : isAfter(after), hasOrder))
    .orderBy(asc(expiryOrder), asc(domainRegistrations.name))
    .limit(limit)
    .offset(offset)
    .all()
  const found = sql`select name from ${domainRegistrations} where ${and(of, sql`${keepingOrder(sql`"domain_registrations"."name"`)} is not null`)}`
  const total = isCounted === false ? 0 : Math.min(searchCap, countUpTo(tx, searchCap, found))
  return { rows, total }
}

/** Whether a domain is a hit by its name or by a customer; so many hits at most. */
function isHit(tx: Reader, term: Term): SQL {
  const perOrder = sql.raw(String(domainsPerOrder))
  const hits = sql`select rowid / ${perOrder} as order_id, rowid % ${perOrder} as position from domain_search where domain_search match ${phrase(term)} order by rowid desc`
  const byName =
    term.kind === 'start'
      ? sql`select name from domain_claims where ${nameBegins(sql`name`, term)}`
      : sql`select claim.name from (${hits}) as hit cross join domain_claims as claim on claim.order_id = hit.order_id and claim.position = hit.position`
  const byCustomer = sql`select claim.name from ${orders} as o cross join domain_claims as claim on claim.order_id = o.id where o.user_id in (${foundCustomers(term)})`
  return sql`${domainRegistrations.name} in ${listed([...namesOf(tx, byName), ...namesOf(tx, byCustomer)])}`
}

const namesOf = (tx: Reader, query: SQL): readonly string[] =>
  tx.all<{ name: string }>(sql`${query} limit ${searchCap}`).map(({ name }) => name)

/** The cursor of a page's last row. */
export const renewalCursor = (expiresAt: number | null, name: string): RenewalCursor => [
  expiresAt ?? neverMs,
  name,
]
