import type { Database as RawDatabase, RunResult } from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type * as schema from './schema/schema.ts'
import { storageTroubleOf } from './trouble.ts'

/** One connection, owned by the main process. */
export type Database = {
  readonly raw: RawDatabase
  readonly orm: BetterSQLite3Database<typeof schema>
}

/** What a query needs: the connection, or the transaction that it is part of. */
export type Transaction = BaseSQLiteDatabase<'sync', RunResult, typeof schema>

/** All or nothing. IMMEDIATE: a deferred one that reads, then writes, fails when another wrote. */
export function write<Value>(db: Database, run: (tx: Transaction) => Value): Value {
  return db.orm.transaction(run, { behavior: 'immediate' })
}

/** Leaves statistics and an empty log behind. */
export function closeDatabase(db: Database): void {
  if (!db.raw.open) return
  try {
    db.raw.pragma('optimize')
  } catch (error) {
    // statistics are worth a try, not a database that stays open
    if (storageTroubleOf(error) === null) throw error
  } finally {
    db.raw.close()
  }
}
