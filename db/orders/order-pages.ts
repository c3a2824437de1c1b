import { and, type SQL, sql } from 'drizzle-orm'
import { type OrderStatus, orderStatuses } from '../../shared/orders/order.ts'
import type { OrderSort } from '../../shared/orders/order-sort.ts'
import { countersOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import type { Page } from '../core/page.ts'
import { idsOf, listed, readTerm, searchCap } from '../core/search.ts'
import { needsPerson } from '../schema/domains.ts'
import { customers, orders } from '../schema/schema.ts'
import { type OrderSearch, searchOrders } from './order-search.ts'

export type OrderFilter = {
  readonly status?: OrderStatus | undefined
  readonly search?: string | undefined
  readonly customerId?: number | undefined
  readonly attention?: boolean | undefined
}

/** The cursor of an order in a list: what it is sorted by, its customer, and its id. */
export type OrderKey = {
  readonly value: string | number
  readonly customerId: number
  readonly id: number
}

const sortColumns = {
  id: orders.id,
  createdAt: orders.createdAt,
  updatedAt: orders.updatedAt,
  status: orders.status,
} as const

export type OrderCounts = Readonly<Record<OrderStatus, number>>

/**
 * The keys of one page of orders, and the orders per status under the same filter, its status left
 * out. `isCapped`: a search has many hits, and only the newest are counted.
 */
export function listOrders(
  tx: Reader,
  filter: OrderFilter,
  sort: OrderSort,
  page: Page<OrderKey>,
) {
  const term = readTerm(tx, filter.search)
  const search = term === null ? null : searchOrders(tx, term)
  const few = fewIds(tx, filter, search)
  const keys = orderKeys(tx, filter, search, few, sort, page)
  const isCapped = search?.kind === 'many' && filter.attention !== true
  return { keys, counts: countOrders(tx, filter, search, few), isCapped }
}

/**
 * The keys of one page, from indexes alone. CROSS JOIN makes SQLite go through the tables in this
 * order, the one with few rows first.
 */
function orderKeys(
  tx: Reader,
  filter: OrderFilter,
  search: OrderSearch | null,
  all: readonly number[] | null,
  sort: OrderSort,
  page: Page<OrderKey>,
): readonly OrderKey[] {
  const direction = sort.descending ? sql`desc` : sql`asc`
  const beyond = sort.descending ? sql`<` : sql`>`
  const others = and(
    filter.status === undefined ? undefined : sql`${orders.status} = ${filter.status}`,
    matches(filter, search),
  )
  // without another condition only the orders of the page are looked at
  const areIdsEnough = all !== null && sort.by === 'id' && others === undefined
  const few = all === null ? null : rowsOf(areIdsEnough ? idsAt(all, sort, page) : all)
  const { limit, offset, after } = areIdsEnough
    ? { limit: page.limit, offset: 0, after: undefined }
    : page
  const name = sql`${customers.name} collate nocase`
  const isByName = sort.by === 'customerName'
  const column = isByName ? name : sql`${sortColumns[sort.by]}`
  const tables = !isByName
    ? few === null
      ? sql`${orders}`
      : sql`(${few}) as few cross join ${orders} on ${orders.id} = few.id`
    : few === null
      ? sql`${customers} cross join ${orders} on ${orders.customerId} = ${customers.id}`
      : sql`(${few}) as few cross join ${orders} on ${orders.id} = few.id cross join ${customers} on ${customers.id} = ${orders.customerId}`
  const where = and(
    others,
    after === undefined
      ? undefined
      : isByName
        ? afterName(name, beyond, after)
        : sort.by === 'id'
          ? sql`${orders.id} ${beyond} ${after.id}`
          : sql`(${column}, ${orders.id}) ${beyond} (${after.value}, ${after.id})`,
  )
  const order = isByName
    ? sql`${column} ${direction}, ${customers.id} ${direction}, ${orders.id} ${direction}`
    : sort.by === 'id'
      ? sql`${orders.id} ${direction}`
      : sql`${column} ${direction}, ${orders.id} ${direction}`
  return tx.all<OrderKey>(
    sql`select ${isByName ? sql`${customers.name}` : column} as value, ${orders.customerId} as "customerId", ${orders.id} as id from ${tables} where ${where ?? sql`true`} order by ${order} limit ${limit} offset ${offset}`,
  )
}

/** Beyond the cursor by name: a range, so that an index serves, and within one name by ids. */
function afterName(name: SQL, beyond: SQL, { value, customerId, id }: OrderKey): SQL {
  return sql`${name} ${beyond}= ${value} and (${name} ${beyond} ${value} or ${customers.id} ${beyond} ${customerId} or (${customers.id} = ${customerId} and ${orders.id} ${beyond} ${id}))`
}

/** The ids that a filter narrows the list to; null: it names none. */
function fewIds(
  tx: Reader,
  { attention }: OrderFilter,
  search: OrderSearch | null,
): readonly number[] | null {
  if (attention === true) return idsOf(tx, ordersForPerson)
  return search?.kind === 'few' ? search.ids : null
}

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
function matches(
  { customerId, attention }: OrderFilter,
  search: OrderSearch | null,
): SQL | undefined {
  const isNarrowed = search === null || (search.kind === 'few' && attention !== true)
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
  const { customerId, attention } = filter
  if (search === null && customerId === undefined && attention !== true)
    return countsFrom(countersOf(tx, 'orders'), Infinity)
  const ids = few ?? search?.ids
  const tables =
    ids === undefined
      ? sql`${orders}`
      : sql`(${rowsOf(ids)}) as few cross join ${orders} on ${orders.id} = few.id`
  const rows = tx.all<{ status: string; count: number }>(
    sql`select ${orders.status} as status, count(*) as count from ${tables} where ${(attention === true ? matches(filter, search) : matches(filter, null)) ?? sql`true`} group by 1`,
  )
  const numbers = new Map(rows.map(({ status, count }) => [status, count]))
  return countsFrom(numbers, search === null ? Infinity : searchCap)
}

function countsFrom(numbers: ReadonlyMap<string, number>, cap: number): OrderCounts {
  const counts = orderStatuses.map(status => [status, Math.min(cap, numbers.get(status) ?? 0)])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of every status
  return Object.fromEntries(counts) as OrderCounts
}
