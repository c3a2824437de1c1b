import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import { type ActivityKind, actionsOf } from '../../shared/records/activity.ts'
import { counterOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { domainsPerOrder } from '../core/derived/search-index.ts'
import { below, type Page } from '../core/page.ts'
import {
  countUpTo,
  idsOf,
  matchesTerm,
  nameBegins,
  phrase,
  readTerm,
  searchCap,
  type Term,
} from '../core/search.ts'
import { behind, within } from '../core/time-range.ts'
import { activityLogs, domainClaims } from '../schema/schema.ts'

export type ActivityFilter = {
  readonly orderId?: number | undefined
  readonly kind?: ActivityKind | undefined
  /** The number of an order, or a domain: finds what is about it, and about its order as a whole. */
  readonly search?: string | undefined
  /** Only what happened in this time. */
  readonly range?: TimeRange | undefined
}

/** One page of activity, the newest first; a filter counts no further than `searchCap`. */
export function listActivity(
  tx: Reader,
  { limit, offset, after, range, ...filter }: ActivityFilter & Page,
) {
  const isLooked = foundBy(tx, filter)
  const found = and(isLooked, within(activityLogs.createdAt, range))
  const cursor =
    range === undefined ? below(activityLogs.id, after) : behind(activityLogs, after)
  const where = and(found, cursor) ?? sql`true`
  const total =
    found === undefined
      ? counterOf(tx, 'activity')
      : countUpTo(tx, searchCap, sql`select id from ${activityLogs} where ${found}`)
  // of many hits, the newest come soon without an index of theirs, and none has to be sorted
  const isMany = total > searchCap || isLooked === undefined
  const walk = !isMany
    ? sql``
    : range === undefined
      ? sql`not indexed`
      : sql`indexed by activity_logs_created`
  const order =
    range === undefined ? sql`id desc` : sql`${isMany ? sql`` : sql`+`}created_at desc, id desc`
  const ids = idsOf(
    tx,
    sql`select id from ${activityLogs} ${walk} where ${where} order by ${order} limit ${limit} offset ${offset}`,
  )
  const rows = tx
    .select()
    .from(activityLogs)
    .where(inArray(activityLogs.id, [...ids]))
    .orderBy(
      ...(range === undefined ? [] : [desc(activityLogs.createdAt)]),
      desc(activityLogs.id),
    )
    .all()
  return { rows, total: found === undefined ? total : Math.min(searchCap, total) }
}

function foundBy(tx: Reader, { orderId, kind, search }: ActivityFilter): SQL | undefined {
  const term = readTerm(tx, search)
  return and(
    orderId === undefined ? undefined : ofOrders(sql`(${orderId})`),
    kind === undefined ? undefined : inArray(activityLogs.action, [...actionsOf[kind]]),
    term === null ? undefined : activityMatches(term),
  )
}

const ofOrders = (orders: SQL): SQL =>
  sql`${eq(activityLogs.subjectType, 'order')} and ${activityLogs.subjectId} in ${orders}`

/** By an order's number all of its activity; by a domain what is not of other domains alone. */
function activityMatches(term: Term): SQL {
  const named =
    term.kind === 'anywhere'
      ? sql`select rowid / ${sql.raw(String(domainsPerOrder))} from domain_search where domain_search match ${phrase(term)}`
      : sql`select order_id from ${domainClaims} where ${nameBegins(sql`name`, term)}`
  const ofDomain = sql`${ofOrders(sql`(${named})`)} and (${isShared} or ${namesIt(term)})`
  return /^\d{1,9}$/.test(term.text)
    ? sql`(${ofDomain} or ${ofOrders(sql`(${Number(term.text)})`)})`
    : ofDomain
}

/** How properties begin that name domains or mailboxes. */
const naming = ['"domain":', '"domains":["', '"email":', '"emails":']

/** Whether activity is about the order as a whole: it names neither domains nor mailboxes. */
export const isShared = sql`(${sql.join(
  naming.map(part => sql`instr(${activityLogs.properties}, ${part}) = 0`),
  sql` and `,
)})`

/** Whether properties name the domain, which comes after a quote or after the @ of an address. */
function namesIt(term: Term): SQL {
  const { properties } = activityLogs
  if (term.kind === 'anywhere') return matchesTerm(properties, term)
  const after = (sign: string) =>
    matchesTerm(properties, { ...term, kind: 'anywhere', text: sign + term.text })
  return sql`(${after('"')} or ${after('@')})`
}
