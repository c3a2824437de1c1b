import { type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * Which rows of a list. `after` is the cursor, made of the row before the first: with it every page
 * costs the same, and rows that are added above shift nothing.
 */
export type Page<Cursor = number> = {
  readonly limit: number
  readonly offset: number
  /** `offset` is 0 with a cursor. */
  readonly after?: Cursor | undefined
  /** False: where counting all rows costs a query, the total is 0. */
  readonly isCounted?: boolean | undefined
}

/** The condition of a page with the newest first: ids below the cursor; undefined: no cursor. */
export function below(
  column: AnySQLiteColumn | SQL,
  after: number | undefined,
): SQL | undefined {
  return after === undefined ? undefined : sql`${column} < ${after}`
}
