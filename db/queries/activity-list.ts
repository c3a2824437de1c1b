import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { type ActivityKind, actionsOf } from '../../shared/activity.ts'
import type { Transaction } from '../database.ts'
import { domainsPerOrder } from '../derived/search-index.ts'
import { activityLogs, domainClaims } from '../schema/schema.ts'
import { counterOf } from './counters.ts'
import { below, type Place } from './place.ts'
import {
  beginsWith,
  countUpTo,
  idsOf,
  phrase,
  readTerm,
  searchCap,
  type Term,
} from './search.ts'

export type ActivityFilter = {
  readonly orderId?: number | undefined
  readonly kind?: ActivityKind | undefined
  /** The number of an order, or a domain of it. */
  readonly search?: string | undefined
}

/** The newest first; more than `searchCap` that a filter finds are not counted further. */
export function listActivity(
  tx: Transaction,
  { limit, offset, after, ...filter }: ActivityFilter & Place,
) {
  const found = foundBy(filter)
  const where = and(found, below(activityLogs.id, after)) ?? sql`true`
  const total =
    found === undefined
      ? counterOf(tx, 'activity')
      : countUpTo(tx, searchCap, sql`select id from ${activityLogs} where ${found}`)
  // of very many hits the newest are soon together, without sorting them all
  const walk = total > searchCap ? sql`not indexed` : sql``
  const ids = idsOf(
    tx,
    sql`select id from ${activityLogs} ${walk} where ${where} order by id desc limit ${limit} offset ${offset}`,
  )
  const rows = tx
    .select()
    .from(activityLogs)
    .where(inArray(activityLogs.id, [...ids]))
    .orderBy(desc(activityLogs.id))
    .all()
  return { rows, total: found === undefined ? total : Math.min(searchCap, total) }
}

function foundBy({ orderId, kind, search }: ActivityFilter): SQL | undefined {
  const term = readTerm(search)
  return and(
    orderId === undefined ? undefined : ofOrders(sql`(${orderId})`),
    kind === undefined ? undefined : inArray(activityLogs.action, [...actionsOf[kind]]),
    term === null ? undefined : ofOrders(sql`(${ordersOf(term)})`),
  )
}

const ofOrders = (orders: SQL): SQL =>
  sql`${eq(activityLogs.subjectType, 'order')} and ${activityLogs.subjectId} in ${orders}`

function ordersOf(term: Term): SQL {
  const named =
    term.kind === 'anywhere'
      ? sql`select rowid / ${sql.raw(String(domainsPerOrder))} from domain_search where domain_search match ${phrase(term)}`
      : sql`select order_id from ${domainClaims} where ${beginsWith(sql`name`, term)}`
  return /^\d{1,9}$/.test(term.text) ? sql`${named} union select ${Number(term.text)}` : named
}
