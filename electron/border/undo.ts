import type { Database } from '../../db/core/database.ts'
import type { SecretRow } from '../../db/vault/secrets.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Vault } from '../vault/vault.ts'
import { refusal } from './refusal.ts'

/** Milliseconds for which Undo works: longer than the window offers it. */
const undoMs = 60_000

/**
 * Keeps rows that were just deleted from the database in memory, so that Undo can put them back.
 * Only the database that a row was deleted from gets it, not another mode's or a restored one.
 */
export function keepDeleted<Row>() {
  type Deleted = { readonly db: Database; readonly row: Row; readonly until: number }
  const deleted = new Map<string, Deleted>()
  const forgetOld = () => {
    for (const [key, { until }] of deleted) if (until < systemClock.now()) deleted.delete(key)
  }
  return {
    keep(db: Database, key: string, row: Row): void {
      forgetOld()
      deleted.set(key, { db, row, until: systemClock.now() + undoMs })
    },
    /** Returns the row and forgets it. null: it was taken before, or its time is over. */
    take(db: Database, key: string): Row | null {
      forgetOld()
      const one = deleted.get(key)
      if (one?.db !== db) return null
      deleted.delete(key)
      return one.row
    },
  }
}

/** Whether secrets were sealed by a key that was given up: put back, they would not open. */
export const isOfOldKey = (vault: Vault, secrets: readonly SecretRow[]): boolean =>
  secrets.some(({ keyNumber }) => keyNumber < vault.givenUpBelow())

export const tooLate = (what: string) =>
  refusal('not_applicable', `${what} cannot be put back any more.`)
