import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import { applicationId, appliedMigrations, knownMigrations } from './open.ts'

/** What a file is that may be a backup. */
export type Inspection =
  | { readonly kind: 'ours'; readonly orders: number }
  /** A newer app wrote it; this one must not change it. */
  | { readonly kind: 'newer'; readonly orders: number }
  | { readonly kind: 'unreadable' }

/** Reads what the file is, in about a millisecond and without changing it; damage is not seen. */
export function inspectDatabase(file: string, migrationsFolder: string): Inspection {
  let raw: BetterSqlite.Database | null = null
  try {
    raw = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 200 })
    if (raw.pragma('application_id', { simple: true }) !== applicationId)
      return { kind: 'unreadable' }
    const orders = z.number().parse(raw.prepare('select count(*) from orders').pluck().get())
    const newest = Math.max(0, ...appliedMigrations(raw))
    const isKnown = knownMigrations(migrationsFolder).includes(newest)
    return { kind: isKnown ? 'ours' : 'newer', orders }
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError) return { kind: 'unreadable' }
    throw error
  } finally {
    raw?.close()
  }
}
