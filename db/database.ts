import type { Database as RawDatabase, RunResult } from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Result } from '../shared/result.ts'
import type * as schema from './schema/schema.ts'
import { storageTroubleOf } from './trouble.ts'

/** One connection, owned by the main process. */
export type Database = {
  readonly raw: RawDatabase
  readonly orm: BetterSQLite3Database<typeof schema>
}

/** What a query needs: the connection, or the transaction that it is part of. */
export type Transaction = BaseSQLiteDatabase<'sync', RunResult, typeof schema>

/**
 * All or nothing. IMMEDIATE: a deferred one that reads, then writes, fails when another wrote.
 * One connection has one transaction, so the connection stands for it: kept queries stay kept.
 */
export function write<Value>(db: Database, run: (tx: Transaction) => Value): Value {
  return db.raw.transaction(() => run(db.orm)).immediate()
}

/** As `write`; a refused answer leaves nothing behind either. */
export function writeUnlessRefused<Value, Failure>(
  db: Database,
  run: (tx: Transaction) => Result<Value, Failure>,
): Result<Value, Failure> {
  let refused: Result<Value, Failure> | null = null
  try {
    return write(db, tx => {
      const answer = run(tx)
      if (answer.ok) return answer
      refused = answer
      throw undone
    })
  } catch (error) {
    if (error === undone && refused !== null) return refused
    throw error
  }
}
const undone = new Error('Rolled back because of a refusal.')

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
