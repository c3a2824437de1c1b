import type { Database } from '../../db/core/database.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { Pacing } from '../scheduler/pacing.ts'
import type { StepContext } from './step.ts'

/** Everything from outside: time, ports, settings, and whom to tell. */
export type EngineOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly pacing: Pacing
  readonly ports: Pick<StepContext, 'mailin' | 'registrarOf' | 'credentialsOf' | 'passwords'>
  /** Read afresh for every step: settings take effect at once. */
  readonly settings: () => Pick<StepContext, 'batchSize' | 'intervalMs' | 'jobPollMs'>
  /** False while the vault is locked: the engine waits politely. */
  readonly isUnlocked: () => boolean
  /** Staff want nothing asked of the providers; what is under way ends by itself. */
  readonly isPaused: () => boolean
  /** The app is locked, and staff want nothing asked meanwhile. Absent: never. */
  readonly isStoppedByLock?: () => boolean
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  /** For bugs: expected trouble is in the database. */
  readonly reportBug: (error: unknown) => void
  /** Runs with every check, after the recovery at start. */
  readonly onTick?: (now: number) => void
}
