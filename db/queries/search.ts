import { type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'

/** Searches count no further than this. */
export const searchCap = 10_000

/** The column holds this text anywhere, whatever its case; % and _ stand for themselves. */
export function contains(column: AnySQLiteColumn | SQL, text: string): SQL {
  const pattern = `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  return sql`${column} like ${pattern} escape '\\'`
}
