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

/** How many rows there are, by what they are counted by. */
export function countersOf(tx: Reader, name: CounterName): ReadonlyMap<string, number> {
  const rows = valuesOf(tx).all({ name })
  return new Map(rows.map(({ value, count }) => [value, count]))
}

/** Of one value; of rows that are counted all together unless one is named. */
export function counterOf(tx: Reader, name: CounterName, value = ''): number {
  const row = tx
    .select({ count: counters.count })
    .from(counters)
    .where(and(eq(counters.name, name), eq(counters.value, value)))
    .get()
  return row?.count ?? 0
}

/** For few rows: it looks at each of them. */
export function countRows(tx: Reader, table: SQLiteTable, where: SQL | undefined): number {
  return tx.select({ n: count() }).from(table).where(where).get()?.n ?? 0
}
