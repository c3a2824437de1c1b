import BetterSqlite from 'better-sqlite3'
import { type Reader, readerOf } from './database.ts'

/**
 * Runs a query on another database file, which is not changed. null: the file cannot be read, or
 * lacks a table that the query names. Other errors are thrown.
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

/** SQLite's own error, or Drizzle's with SQLite's as its cause. */
function isOfDatabase(error: unknown): boolean {
  if (error instanceof BetterSqlite.SqliteError) return true
  return error instanceof Error && error.cause instanceof BetterSqlite.SqliteError
}
