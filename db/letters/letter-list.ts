import { and, count, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { TimeRange } from '../../shared/border/time-range.ts'
import {
  type LetterCounts,
  type LetterStatus,
  letterStatuses,
} from '../../shared/letters/letter.ts'
import { countersOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import { matchesTerm, phrase, readTerm, searchCap, type Term } from '../core/search.ts'
import { behind, within } from '../core/time-range.ts'
import { isLetterTo } from '../customers/customer-page.ts'
import { customerAtLetter } from '../customers/tenures.ts'
import { customers, letters, orders } from '../schema/schema.ts'
import { overtakenBy } from './overtaken.ts'

export type LetterFilter = {
  readonly orderId?: number | undefined
  readonly customerId?: number | undefined
  readonly status?: LetterStatus | undefined
  readonly search?: string | undefined
  /** Only letters that were written in this time. */
  readonly range?: TimeRange | undefined
}

/** One page of letters, the newest first; `counts` are of all statuses, whichever is listed. */
export function listLetters(
  tx: Reader,
  {
    orderId,
    customerId,
    status,
    search,
    range,
    limit,
    offset,
    after,
    isCounted,
  }: LetterFilter & Page,
) {
  const term = readTerm(tx, search)
  const isWanted = and(
    orderId === undefined ? undefined : eq(letters.orderId, orderId),
    customerId === undefined ? undefined : isLetterTo(customerId),
    term === null ? undefined : found(term),
  )
  const of = and(isWanted, within(letters.createdAt, range))
  const rows = withCustomer(tx)
    .where(
      and(
        of,
        status === undefined ? undefined : eq(letters.status, status),
        range === undefined ? below(letters.id, after) : behind(letters, after),
      ),
    )
    .orderBy(...newestFirst(range))
    .limit(limit)
    .offset(offset)
    .all()
  const counts = countsFrom(
    of === undefined
      ? countersOf(tx, 'letters')
      : isCounted === false
        ? new Map()
        : isWanted === undefined
          ? countWithin(tx, of)
          : countFound(tx, of, range),
  )
  const sum = Object.values(counts).reduce((total, one) => total + one, 0)
  return { rows, counts, total: status === undefined ? sum : counts[status] }
}

/** The letters of a time by when they were written, as its index has them. */
const newestFirst = (range: TimeRange | undefined) =>
  range === undefined ? [desc(letters.id)] : [desc(letters.createdAt), desc(letters.id)]

export function readLetter(tx: Reader, id: number) {
  return withCustomer(tx).where(eq(letters.id, id)).get() ?? null
}

const withCustomer = (tx: Reader) =>
  tx
    .select({
      letter: getTableColumns(letters),
      customerId: customers.id,
      customerName: customers.name,
      customerEmail: customers.email,
      overtaken: overtakenBy,
    })
    .from(letters)
    .leftJoin(orders, eq(orders.id, letters.orderId))
    .leftJoin(customers, eq(customers.id, customerAtLetter))

/** Letters with the term in recipient or subject, or of the order with this number. */
function found(term: Term): SQL {
  const text =
    term.kind === 'anywhere'
      ? sql`${letters.id} in (select rowid from letter_search where letter_search match ${phrase(term)})`
      : matchesTerm(letters.recipient, term)
  return /^\d{1,9}$/.test(term.text)
    ? sql`(${text} or ${letters.orderId} = ${Number(term.text)})`
    : text
}

/** Letters of a time by status, all of them: the index has whatever is counted. */
function countWithin(tx: Reader, isIn: SQL): ReadonlyMap<string, number> {
  const rows = tx
    .select({ status: letters.status, count: count() })
    .from(letters)
    .where(and(inArray(letters.status, [...letterStatuses]), isIn))
    .groupBy(letters.status)
    .all()
  return new Map(rows.map(row => [row.status, row.count]))
}

function countFound(
  tx: Reader,
  of: SQL,
  range: TimeRange | undefined,
): ReadonlyMap<string, number> {
  const newest = tx
    .select({ status: letters.status })
    .from(letters)
    .leftJoin(orders, eq(orders.id, letters.orderId))
    .where(of)
    .orderBy(...newestFirst(range))
    .limit(searchCap)
    .as('newest')
  const rows = tx
    .select({ status: newest.status, count: count() })
    .from(newest)
    .groupBy(newest.status)
    .all()
  return new Map(rows.map(row => [row.status, row.count]))
}

function countsFrom(numbers: ReadonlyMap<string, number>): LetterCounts {
  const counts = letterStatuses.map(status => [status, numbers.get(status) ?? 0])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each status
  return Object.fromEntries(counts) as LetterCounts
}
