import type { Database as RawDatabase } from 'better-sqlite3'
import type { Transaction } from './database.ts'
import { storageTroubleOf } from './trouble.ts'

const connections = new WeakMap<object, RawDatabase>()
const waiting = new WeakSet<RawDatabase>()

/** Tells which connection a transaction belongs to. */
export function noteConnection(tx: Transaction, raw: RawDatabase): void {
  connections.set(tx, raw)
}

/**
 * After the present transaction: what was forgotten is written over in the file, and the log
 * that still holds it becomes empty.
 */
export function emptyLogSoon(tx: Transaction): void {
  const raw = connections.get(tx)
  if (raw === undefined || waiting.has(raw)) return
  waiting.add(raw)
  setImmediate(() => {
    waiting.delete(raw)
    emptyLog(raw)
  })
}

/** A reader that holds it up, or a full disk, leaves it to the next time. */
export function emptyLog(raw: RawDatabase): void {
  if (!raw.open || raw.inTransaction) return
  try {
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (storageTroubleOf(error) === null) throw error
  }
}
