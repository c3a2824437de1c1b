import { and, type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { TimeRange } from '../../shared/border/time-range.ts'

/** Whether a moment is in the range; undefined: every one is. */
export function within(
  column: AnySQLiteColumn | SQL,
  range: TimeRange | undefined,
): SQL | undefined {
  return and(
    range?.since === undefined ? undefined : sql`${column} >= ${range.since}`,
    range?.until === undefined ? undefined : sql`${column} < ${range.until}`,
  )
}

type Dated = SQLiteTable & { readonly id: AnySQLiteColumn; readonly createdAt: AnySQLiteColumn }

/**
 * The condition of a page of a ranged list, which is sorted by creation, then by id, the newest
 * first: rows behind the one with this id, or behind where it was if it is gone; undefined: no
 * cursor.
 */
export function behind(table: Dated, after: number | undefined): SQL | undefined {
  if (after === undefined) return undefined
  const moment = sql`(select created_at from ${table} where id <= ${after} order by id desc limit 1)`
  return sql`(${table.createdAt}, ${table.id}) < (${moment}, ${after})`
}
