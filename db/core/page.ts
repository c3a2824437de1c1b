import { type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * Which rows of a list. `after` is the cursor: what the list is sorted by, of the last row before
 * them. However far down, it costs the same, and rows that come in above move nothing.
 */
export type Page<Cursor = number> = {
  readonly limit: number
  readonly offset: number
  /** With it there is no offset. */
  readonly after?: Cursor | undefined
}

/** For lists with the newest first: below the last id. */
export function below(
  column: AnySQLiteColumn | SQL,
  after: number | undefined,
): SQL | undefined {
  return after === undefined ? undefined : sql`${column} < ${after}`
}
