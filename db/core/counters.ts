import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { counters } from '../schema/schema.ts'
import type { Reader } from './database.ts'
import type { CounterName } from './derived/counters.ts'
import { preparedQuery } from './prepared-query.ts'

const valuesOf = preparedQuery(tx =>
  tx
    .select({ value: counters.value, count: counters.count })
    .from(counters)
    .where(eq(counters.name, sql.placeholder('name')))
    .prepare(),
)

/** A counter's rows by value, such as orders by status; a value without rows is missing. */
export function countersOf(tx: Reader, name: CounterName): ReadonlyMap<string, number> {
  const rows = valuesOf(tx).all({ name })
  return new Map(rows.map(({ value, count }) => [value, count]))
}

/** How many rows have this value; without one, of a counter that counts all rows together. */
export function counterOf(tx: Reader, name: CounterName, value = ''): number {
  const row = tx
    .select({ count: counters.count })
    .from(counters)
    .where(and(eq(counters.name, name), eq(counters.value, value)))
    .get()
  return row?.count ?? 0
}

/** Counts by looking at each row that `where` finds; for many rows there are counters. */
export function countRows(tx: Reader, table: SQLiteTable, where: SQL | undefined): number {
  return tx.select({ n: count() }).from(table).where(where).get()?.n ?? 0
}
