import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Transaction } from './database.ts'
import * as schema from './schema/schema.ts'

/**
 * What a question to another database file answers; the file is not changed. null: it cannot be
 * read, or has not the tables that were asked for.
 */
export function lookInto<Value>(file: string, ask: (tx: Transaction) => Value): Value | null {
  let raw: BetterSqlite.Database | null = null
  try {
    raw = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 200 })
    return ask(drizzle(raw, { schema }))
  } catch (error) {
    if (isOfDatabase(error)) return null
    throw error
  } finally {
    raw?.close()
  }
}

/** Drizzle wraps what SQLite says. */
function isOfDatabase(error: unknown): boolean {
  if (error instanceof BetterSqlite.SqliteError) return true
  return error instanceof Error && error.cause instanceof BetterSqlite.SqliteError
}
