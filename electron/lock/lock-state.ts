import type { Clock } from '../scheduler/clock.ts'
import type { LockStore, StoredLock } from './stored-lock.ts'

/** The lock's state in this run, and what is stored of it. */
export type LockState = {
  stored(): StoredLock
  isLocked(): boolean
  /** Changes and stores it; throws when the disk does not take it, and then nothing has changed. */
  keep(change: Partial<StoredLock>): void
  /** Changes it at once, even if the disk does not take it. */
  note(change: Partial<StoredLock>): void
}

type Options = {
  readonly store: LockStore
  readonly clock: Clock
  readonly reportBug: (error: unknown) => void
}

/** Opens the stored lock; locks it where staff want the app locked at each start. */
export function openLockState({ store, clock, reportBug }: Options): LockState {
  let stored = store.read()

  function note(change: Partial<StoredLock>): void {
    stored = { ...stored, ...change }
    try {
      store.save(stored)
    } catch (error) {
      reportBug(error)
    }
  }

  if (stored.opener === undefined) stored = { ...stored, lockedAt: null }
  else if (stored.asksAtStart && stored.lockedAt === null) note({ lockedAt: clock.now() })
  return {
    stored: () => stored,
    isLocked: () => stored.lockedAt !== null,
    keep(change) {
      const next = { ...stored, ...change }
      store.save(next)
      stored = next
    },
    note,
  }
}
