import { type Database, write } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import { giveBackLeases, type LeaseFilter } from '../../db/engine/leases.ts'
import { dropSetting, writeSetting } from '../../db/settings/settings.ts'
import type { StorageTrouble } from '../../shared/border/failure.ts'
import type { StoragePause } from '../../shared/engine/engine.ts'
import { iso } from '../scheduler/clock.ts'

/** A disk that takes nothing is tried again this much later. */
const restMs = 10_000
const probeName = 'storage.probe'
const probe = '-'.repeat(64 * 1024)

type Rest = { readonly trouble: StorageTrouble; readonly since: number; until: number }

/**
 * Rests the engine while the database takes nothing: no request leaves whose outcome could not be
 * written.
 */
export type StorageRest = {
  /** Returns true when the storage is at fault, not the code; the engine rests from then on. */
  restFor(error: unknown, now: number): boolean
  /** Remembers leases that could not be given back, until something can be written. */
  owe(filter: LeaseFilter): void
  /**
   * Tries to write once the rest's time is over, and gives the owed leases back. Returns false
   * while the engine rests; throws what the storage throws.
   */
  isOver(now: number): boolean
  /** Lets the next `isOver` try at once. */
  tryNow(): void
  /** When the storage is tried again, milliseconds since 1970; null: the engine does not rest. */
  until(): number | null
  /** The rest as the window shows it. */
  view(): StoragePause | null
}

export function createStorageRest(db: Database): StorageRest {
  const owed = new Set<LeaseFilter>()
  let rest: Rest | null = null

  return {
    restFor(error, now) {
      const trouble = storageTroubleOf(error)
      if (trouble === null) return false
      const since = rest?.trouble === trouble ? rest.since : now
      rest = { trouble, since, until: now + restMs }
      return true
    },
    owe(filter) {
      owed.add(filter)
    },
    isOver(now) {
      if (rest === null) return true
      if (rest.until > now) return false
      // first 64 KB: a few free bytes must not pass for free space
      write(db, tx => writeSetting(tx, probeName, probe))
      write(db, tx => {
        dropSetting(tx, probeName)
        for (const filter of owed) giveBackLeases(tx, filter, now)
      })
      owed.clear()
      rest = null
      return true
    },
    tryNow() {
      if (rest !== null) rest.until = -Infinity
    },
    until: () => rest?.until ?? null,
    view() {
      if (rest === null) return null
      const { trouble, since, until } = rest
      return { trouble, since: iso(since), until: iso(Math.max(until, since)) }
    },
  }
}
