import type { Database } from '../../db/core/database.ts'
import type { SecretRow } from '../../db/vault/secrets.ts'
import { systemClock } from '../scheduler/clock.ts'
import type { Vault } from '../vault/vault.ts'
import { refusal } from './refusal.ts'

/** As long as a press on Undo may take, with room to spare. */
const undoMs = 60_000

/**
 * What was just deleted. The database has lost it at once; this copy is in memory alone, so
 * that Undo can put it back. Another database (mode, restored backup) does not get it.
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
    /** Once; null: it was put back already, or is gone for good. */
    take(db: Database, key: string): Row | null {
      forgetOld()
      const one = deleted.get(key)
      if (one?.db !== db) return null
      deleted.delete(key)
      return one.row
    },
  }
}

/** What a key of before sealed opens no more: putting it back would only look like it. */
export const isOfOldKey = (vault: Vault, secrets: readonly SecretRow[]): boolean =>
  secrets.some(({ keyNumber }) => keyNumber < vault.givenUpBelow())

export const tooLate = (what: string) =>
  refusal('not_applicable', `${what} cannot be put back any more.`)
