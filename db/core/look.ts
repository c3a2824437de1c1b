import BetterSqlite from 'better-sqlite3'
import { type Reader, readerOf } from './database.ts'

/**
 * What a question to another database file answers; the file is not changed. null: it cannot be
 * read, or has not the tables that were asked for.
 */
export function lookInto<Value>(file: string, ask: (tx: Reader) => Value): Value | null {
  let raw: BetterSqlite.Database | null = null
  try {
    raw = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 200 })
    return ask(readerOf(raw))
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
