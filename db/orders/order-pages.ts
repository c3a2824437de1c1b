import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import { type OrderStatus, orderStatuses } from '../../shared/orders/order.ts'
import type { OrderSort } from '../../shared/orders/order-sort.ts'
import { countersOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { idsOf, listed, readTerm, searchCap } from '../core/search.ts'
import { needsPerson } from '../schema/domains.ts'
import { dueWhileOpen, isLate } from '../schema/orders.ts'
import { customers, orders } from '../schema/schema.ts'
import { searchInRange } from './order-range.ts'
import { type OrderSearch, searchOrders } from './order-search.ts'

export type OrderFilter = {
  readonly status?: OrderStatus | undefined
  readonly search?: string | undefined
  readonly customerId?: number | undefined
  readonly attention?: boolean | undefined
  /** Only open orders that are late at this time. */
  readonly lateAt?: number | undefined
  /** Only orders that were entered in this time. */
  readonly range?: TimeRange | undefined
}

/** The cursor of an order in a list: what it is sorted by, its customer, and its id. */
export type OrderKey = {
  /** null: an order without a due date, in a list by due date. */
  readonly value: string | number | null
  readonly customerId: number
  readonly id: number
}

const sortColumns = {
  id: orders.id,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
  status: orders.status,
  dueAt: dueWhileOpen,
} as const

export type OrderCounts = Readonly<Record<OrderStatus, number>>

/** A page by its number or cursor, or the one that an order is on. */
export type WantedPage = Page<OrderKey> & {
  /** The id of an order; the page that it is on, if it is in the list, goes before `offset`. */
  readonly at?: number | undefined
}

/**
 * The keys of one page of orders, and the orders per status under the same filter, its status left
 * out. `isCapped`: a search has many hits, and only the newest are counted. `offset`: how many
 * orders are before the page with the order that was asked for; absent: it is not in the list.
 */
export function listOrders(
  tx: Reader,
  filter: OrderFilter,
  sort: OrderSort,
  wanted: WantedPage,
) {
  const term = readTerm(tx, filter.search)
  const typed = term === null ? null : searchOrders(tx, term)
  const search = searchInRange(tx, typed, filter.range)
  const few = fewIds(tx, filter, search)
  const offset = offsetOf(tx, listOf(filter, search, few, sort), sort, wanted)
  const page = offset === undefined ? wanted : { limit: wanted.limit, offset }
  const keys = orderKeys(tx, filter, search, few, sort, page)
  const isCapped = search?.kind === 'many' && !isShort(filter)
  const counts =
    wanted.isCounted === false ? countsFrom(new Map(), 0) : countOrders(tx, filter, search, few)
  return { keys, counts, isCapped, offset }
}

/** What a list of orders is read from: conditions, tables, and what it is sorted by first. */
type ListSql = {
  readonly where: SQL | undefined
  readonly tables: SQL
  readonly column: SQL
  readonly value: SQL
}

/**
 * The SQL of a list, from indexes alone. CROSS JOIN makes SQLite go through the tables in this
 * order, the one with few rows first.
 */
function listOf(
  filter: OrderFilter,
  search: OrderSearch | null,
  ids: readonly number[] | null,
  sort: OrderSort,
): ListSql {
  const few = ids === null ? null : rowsOf(ids)
  const isByName = sort.by === 'customerName'
  const column = isByName ? nameColumn : sql`${sortColumns[sort.by]}`
  const tables = !isByName
    ? few === null
      ? sql`${orders}`
      : sql`(${few}) as few cross join ${orders} on ${orders.id} = few.id`
    : few === null
      ? sql`${customers} cross join ${orders} on ${orders.customerId} = ${customers.id}`
      : sql`(${few}) as few cross join ${orders} on ${orders.id} = few.id cross join ${customers} on ${customers.id} = ${orders.customerId}`
  return {
    where: and(
      filter.status === undefined ? undefined : sql`${orders.status} = ${filter.status}`,
      matches(filter, search),
    ),
    tables,
    column,
    value: isByName ? sql`${customers.name}` : column,
  }
}

const nameColumn = sql`${customers.name} collate nocase`

/** How many orders are before the page that the wanted order is on; undefined: none is wanted. */
function offsetOf(
  tx: Reader,
  { where, tables, value }: ListSql,
  sort: OrderSort,
  { at, limit }: WantedPage,
): number | undefined {
  if (at === undefined) return undefined
  const key = tx.get<OrderKey | undefined>(
    sql`select ${value} as value, ${orders.customerId} as "customerId", ${orders.id} as id from ${tables} where ${and(where, eq(orders.id, at))}`,
  )
  if (key === undefined) return undefined
  const isBefore =
    sort.by === 'dueAt'
      ? sql`not ${beyond(sort, key)} and ${orders.id} <> ${key.id}`
      : beyond({ ...sort, descending: !sort.descending }, key)
  const row = tx.get<{ n: number }>(
    sql`select count(*) as n from ${tables} where ${and(where, isBefore)}`,
  )
  return row.n - (row.n % limit)
}

/** The keys of one page. */
function orderKeys(
  tx: Reader,
  filter: OrderFilter,
  search: OrderSearch | null,
  all: readonly number[] | null,
  sort: OrderSort,
  page: Page<OrderKey>,
): readonly OrderKey[] {
  const direction = sort.descending ? sql`desc` : sql`asc`
  // without another condition only the orders of the page are looked at
  const areIdsEnough =
    all !== null && sort.by === 'id' && listOf(filter, search, null, sort).where === undefined
  const list = listOf(filter, search, areIdsEnough ? idsAt(all, sort, page) : all, sort)
  const { limit, offset, after } = areIdsEnough
    ? { limit: page.limit, offset: 0, after: undefined }
    : page
  const where = and(list.where, after === undefined ? undefined : beyond(sort, after))
  const order =
    sort.by === 'customerName'
      ? sql`${list.column} ${direction}, ${customers.id} ${direction}, ${orders.id} ${direction}`
      : // behind the last due date there are only ids
        sort.by === 'id' || after?.value === null
        ? sql`${orders.id} ${direction}`
        : sql`${list.column} ${direction}${sort.by === 'dueAt' ? sql` nulls last` : sql``}, ${orders.id} ${direction}`
  return tx.all<OrderKey>(
    sql`select ${list.value} as value, ${orders.customerId} as "customerId", ${orders.id} as id from ${list.tables} where ${where ?? sql`true`} order by ${order} limit ${limit} offset ${offset}`,
  )
}

/** Whether a row comes behind this one in a list that is sorted so. */
function beyond({ by, descending }: OrderSort, { value, customerId, id }: OrderKey): SQL {
  const sign = descending ? sql`<` : sql`>`
  if (by === 'id') return sql`${orders.id} ${sign} ${id}`
  // by name: a range, so that an index serves, and within one name by ids
  if (by === 'customerName')
    return sql`${nameColumn} ${sign}= ${value} and (${nameColumn} ${sign} ${value} or ${customers.id} ${sign} ${customerId} or (${customers.id} = ${customerId} and ${orders.id} ${sign} ${id}))`
  if (by === 'dueAt')
    return value === null
      ? sql`(${dueWhileOpen} is null and ${orders.id} ${sign} ${id})`
      : sql`(${dueWhileOpen} is null or (${dueWhileOpen}, ${orders.id}) ${sign} (${value}, ${id}))`
  return sql`(${sortColumns[by]}, ${orders.id}) ${sign} (${value}, ${id})`
}

/** The ids that a filter narrows the list to; null: it names none. */
function fewIds(
  tx: Reader,
  { attention, lateAt }: OrderFilter,
  search: OrderSearch | null,
): readonly number[] | null {
  const late = lateAt === undefined ? null : idsOf(tx, lateOrders(lateAt))
  if (attention !== true) return late ?? (search?.kind === 'few' ? search.ids : null)
  const needing = idsOf(tx, ordersForPerson)
  if (late === null) return needing
  const isOfBoth = new Set(late)
  return needing.filter(id => isOfBoth.has(id))
}

/** The filter alone names few orders, so that a search is one more condition on these. */
const isShort = ({ attention, lateAt }: OrderFilter): boolean =>
  attention === true || lateAt !== undefined

const lateOrders = (at: number) =>
  sql`select ${orders.id} as id from ${orders} indexed by orders_due where ${isLate(at)}`

const rowsOf = (ids: readonly number[]): SQL =>
  sql`select value as id from json_each(${JSON.stringify(ids)})`

/** The ids of one page, sorted by id. */
function idsAt(
  ids: readonly number[],
  { descending }: OrderSort,
  { limit, offset, after }: Page<OrderKey>,
): readonly number[] {
  const sorted = Float64Array.from(ids).sort()
  if (descending) sorted.reverse()
  const rest =
    after === undefined
      ? sorted
      : sorted.filter(id => (descending ? id < after.id : id > after.id))
  return [...rest.subarray(offset, offset + limit)]
}

const ordersForPerson = sql`select distinct order_id as id from order_domains indexed by order_domains_attention where ${needsPerson}`

/** The filter's conditions without the status and those that `fewIds` fulfils. */
function matches(filter: OrderFilter, search: OrderSearch | null): SQL | undefined {
  const { customerId } = filter
  const isNarrowed = search === null || (search.kind === 'few' && !isShort(filter))
  return and(
    customerId === undefined ? undefined : sql`${orders.customerId} = ${customerId}`,
    isNarrowed
      ? undefined
      : search.kind === 'few'
        ? sql`${orders.id} in ${listed(search.ids)}`
        : search.isHit,
  )
}

function countOrders(
  tx: Reader,
  filter: OrderFilter,
  search: OrderSearch | null,
  few: readonly number[] | null,
): OrderCounts {
  const { customerId } = filter
  if (search === null && customerId === undefined && few === null)
    return countsFrom(countersOf(tx, 'orders'), Infinity)
  const ids = few ?? search?.ids
  const tables =
    ids === undefined
      ? sql`${orders}`
      : sql`(${rowsOf(ids)}) as few cross join ${orders} on ${orders.id} = few.id`
  const rows = tx.all<{ status: string; count: number }>(
    sql`select ${orders.status} as status, count(*) as count from ${tables} where ${(isShort(filter) ? matches(filter, search) : matches(filter, null)) ?? sql`true`} group by 1`,
  )
  const numbers = new Map(rows.map(({ status, count }) => [status, count]))
  return countsFrom(numbers, search === null ? Infinity : searchCap)
}

function countsFrom(numbers: ReadonlyMap<string, number>, cap: number): OrderCounts {
  const counts = orderStatuses.map(status => [status, Math.min(cap, numbers.get(status) ?? 0)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of every status
  return Object.fromEntries(counts) as OrderCounts
}
