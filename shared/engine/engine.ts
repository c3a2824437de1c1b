import type { EngineFailureCode, FailureSource, StorageTrouble } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'

export type Pause = {
  readonly provider: FailureSource
  readonly code: EngineFailureCode
  readonly detail: string
  readonly since: Time
  /** When the first domain goes on, or the account. */
  readonly until?: Time
  /** How many order domains wait for a registrar's quota; absent: the whole account waits. */
  readonly domains?: number
  /** The one kind of work that rests; absent: all work of the account. */
  readonly work?: LimitedWork
}

/** What a plan at Mailin limits: transfers by its domains, creating by its mailboxes. */
export const limitedWork = ['transfer', 'create'] as const
export type LimitedWork = (typeof limitedWork)[number]

/** The engine rests, because the database cannot be written. */
export type StoragePause = {
  readonly trouble: StorageTrouble
  readonly since: Time
  /** When a write is tried again. */
  readonly until: Time
}

/** Milliseconds without any answer of a provider after which staff are told: several tries long. */
export const longSilenceMs = 60_000

export type EngineStatus = {
  readonly running: boolean
  /** Staff have paused it, and have not resumed it. */
  readonly paused: boolean
  readonly lastRunAt?: Time
  readonly nextRunAt?: Time
  /** The time between two checks. */
  readonly intervalSeconds: number
  /** Accounts that are left alone, and registrars whose quota is used up. */
  readonly pauses: readonly Pause[]
  readonly storage?: StoragePause
  /** When it rested because the app was locked, the last time; absent: it did not. */
  readonly rested?: { readonly since: Time; readonly until: Time }
  /** Since when no provider has answered a request; absent: the last one was answered. */
  readonly silentSince?: Time
  /** Order domains in `due`. */
  readonly waiting: number
  /** Order domains of which a step is being done now. */
  readonly atWork: number
  /** Order domains in `halted`. */
  readonly halted: number
}
