import type { Database } from '../../db/core/database.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { Pacing } from '../scheduler/pacing.ts'
import type { StepContext } from './step.ts'

/** What the engine gets from outside: time, ports, settings, and whom to tell. */
export type EngineOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly pacing: Pacing
  readonly ports: Pick<StepContext, 'mailin' | 'registrarOf' | 'credentialsOf' | 'passwords'>
  /** Read afresh for every step: settings take effect at once. */
  readonly settings: () => Pick<StepContext, 'batchSize' | 'intervalMs' | 'jobPollMs'>
  /** False while the vault is locked: nothing is asked of providers then. */
  readonly isUnlocked: () => boolean
  /** True while staff want nothing asked of providers; what is under way is finished. */
  readonly isPaused: () => boolean
  /** True while the app is locked and staff want nothing asked meanwhile. Absent: never. */
  readonly isStoppedByLock?: () => boolean
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  /** Told of every bug. Expected trouble is written into the database instead. */
  readonly reportBug: (error: unknown) => void
  /** Called at every check, except while the storage rests. */
  readonly onTick?: (now: number) => void
}
