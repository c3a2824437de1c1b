import type { Clock } from '../scheduler/clock.ts'
import type { KeptLock, LockStore } from './kept-lock.ts'

/** The lock as it counts now, and as it is kept. */
export type LockState = {
  kept(): KeptLock
  isLocked(): boolean
  /** Throws when the disk does not take it: then nothing has changed. */
  keep(change: Partial<KeptLock>): void
  /** What counts at once, whether or not the disk takes it. */
  note(change: Partial<KeptLock>): void
}

type Options = {
  readonly store: LockStore
  readonly clock: Clock
  readonly reportBug: (error: unknown) => void
}

/** As the last run left it; locked where staff want that of each start. */
export function openLockState({ store, clock, reportBug }: Options): LockState {
  let kept = store.read()

  function note(change: Partial<KeptLock>): void {
    kept = { ...kept, ...change }
    try {
      store.save(kept)
    } catch (error) {
      reportBug(error)
    }
  }

  if (kept.opener === undefined) kept = { ...kept, lockedAt: null }
  else if (kept.asksAtStart && kept.lockedAt === null) note({ lockedAt: clock.now() })
  return {
    kept: () => kept,
    isLocked: () => kept.lockedAt !== null,
    keep(change) {
      const next = { ...kept, ...change }
      store.save(next)
      kept = next
    },
    note,
  }
}
