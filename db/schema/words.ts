import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, integer } from 'drizzle-orm/sqlite-core'

/** A CHECK that a column holds one of the stored words; `text({ enum })` alone makes none. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
  const list = words.map(word => `'${word}'`).join(',')
  return check(name, sql`${column} in (${sql.raw(list)})`)
}

/** Milliseconds since 1970, in every column that holds a time. */
export const moment = (name: string) => integer(name)

export const timestamps = {
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
}
