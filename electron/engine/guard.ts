import type { EngineOptions } from './engine-options.ts'
import type { StorageRest } from './storage-rest.ts'

/**
 * Catches what the engine's own code throws: storage trouble rests the engine, all else is a bug.
 */
export type Guard = {
  /**
   * Returns true when the storage was at fault, and the engine rests; reports all else as a bug.
   */
  catch(error: unknown): boolean
  /** Runs `work` and catches what it throws; calls `onRest` after storage trouble. */
  run(work: () => void, onRest?: () => void): void
}

export function createGuard(
  { clock, emit, reportBug }: Pick<EngineOptions, 'clock' | 'emit' | 'reportBug'>,
  storage: StorageRest,
): Guard {
  const guard: Guard = {
    catch(error) {
      if (!storage.restFor(error, clock.now())) {
        reportBug(error)
        return false
      }
      emit('engine:changed', {})
      return true
    },
    run(work, onRest = () => {}) {
      try {
        work()
      } catch (error) {
        if (guard.catch(error)) onRest()
      }
    },
  }
  return guard
}
