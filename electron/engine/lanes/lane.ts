import type { LeaseFilter } from '../../../db/engine/leases.ts'
import type { AccountHolds } from '../account-holds.ts'
import type { Commit } from '../commit-findings.ts'
import type { EngineOptions } from '../engine-options.ts'
import type { StepContext } from '../step.ts'

/** What every lane works with. */
export type LaneOptions = Pick<EngineOptions, 'clock' | 'random'> & {
  /** What a step may touch, with the settings of this moment. */
  readonly context: () => StepContext
  readonly commit: Commit
  readonly holds: AccountHolds
}

/** One piece of work that a lane has begun. */
export type LaneWork = {
  readonly run: () => Promise<void>
  /** The leases to give back should `run` fail by a bug. */
  readonly leases: LeaseFilter
  /** Frees the lane. Called once `run` is over, however it ended. */
  readonly end: () => void
  /**
   * Rests the lane, because `run` failed before it had a lease: the same would come up again at
   * once.
   */
  readonly rest?: (until: number) => void
}

/** Takes due work from the database; keeps in memory what it has begun and whom it has served. */
export type Lane = {
  /** Begins the next piece of work; null: none is due, or the lane is busy or rests. */
  next(): LaneWork | null
  /** When to ask again, besides the times of domains, in milliseconds; past times are ignored. */
  nextTimes(): readonly number[]
}
