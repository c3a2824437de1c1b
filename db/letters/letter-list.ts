import { and, count, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import {
  type LetterCounts,
  type LetterStatus,
  letterStatuses,
} from '../../shared/letters/letter.ts'
import { countersOf } from '../core/counters.ts'
import type { Reader } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import { matchesTerm, phrase, readTerm, searchCap, type Term } from '../core/search.ts'
import { isLetterTo } from '../customers/customer-page.ts'
import { customerAtLetter } from '../customers/tenures.ts'
import { customers, letters, orders } from '../schema/schema.ts'
import { overtakenBy } from './overtaken.ts'

export type LetterFilter = {
  readonly orderId?: number | undefined
  readonly customerId?: number | undefined
  readonly status?: LetterStatus | undefined
  readonly search?: string | undefined
}

/** One page of letters, the newest first; `counts` are of all statuses, whichever is listed. */
export function listLetters(
  tx: Reader,
  { orderId, customerId, status, search, limit, offset, after }: LetterFilter & Page,
) {
  const term = readTerm(tx, search)
  const of = and(
    orderId === undefined ? undefined : eq(letters.orderId, orderId),
    customerId === undefined ? undefined : isLetterTo(customerId),
    term === null ? undefined : found(term),
  )
  const rows = withCustomer(tx)
    .where(
      and(
        of,
        status === undefined ? undefined : eq(letters.status, status),
        below(letters.id, after),
      ),
    )
    .orderBy(desc(letters.id))
    .limit(limit)
    .offset(offset)
    .all()
  const counts = countsFrom(of === undefined ? countersOf(tx, 'letters') : countFound(tx, of))
  const sum = Object.values(counts).reduce((total, one) => total + one, 0)
  return { rows, counts, total: status === undefined ? sum : counts[status] }
}

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

function countFound(tx: Reader, of: SQL): ReadonlyMap<string, number> {
  const newest = tx
    .select({ status: letters.status })
    .from(letters)
    .leftJoin(orders, eq(orders.id, letters.orderId))
    .where(of)
    .orderBy(desc(letters.id))
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
