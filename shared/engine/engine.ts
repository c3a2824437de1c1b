import type { EngineFailureCode, FailureSource, StorageTrouble } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'

export type Pause = {
  readonly provider: FailureSource
  readonly code: EngineFailureCode
  readonly detail: string
  readonly since: Time
  /** When the first that waits goes on. */
  readonly until?: Time
  /** Order domains that a registrar's quota holds up; absent: the whole account waits. */
  readonly domains?: number
  /** The one kind of work that rests, where the account takes everything else. */
  readonly work?: LimitedWork
}

/** What a plan of Mailin's limits: domains, and mailboxes. */
export const limitedWork = ['transfer', 'create'] as const
export type LimitedWork = (typeof limitedWork)[number]

/** The engine rests, because the database takes nothing. */
export type StoragePause = {
  readonly trouble: StorageTrouble
  readonly since: Time
  /** When it is tried again. */
  readonly until: Time
}

/** Milliseconds without any answer after which staff are told: a few tries, not a hiccup. */
export const longSilenceMs = 60_000

export type EngineStatus = {
  readonly running: boolean
  /** By staff, until they resume it. */
  readonly paused: boolean
  readonly lastRunAt?: Time
  readonly nextRunAt?: Time
  /** Between two checks. */
  readonly intervalSeconds: number
  /** Accounts that are left alone, and registrars whose quota is used up. */
  readonly pauses: readonly Pause[]
  readonly storage?: StoragePause
  /** When it rested the last time that the app was locked, if staff want it to. */
  readonly rested?: { readonly since: Time; readonly until: Time }
  /** Since when no provider has answered a request; absent: the last one was answered. */
  readonly silentSince?: Time
  /** Order domains that wait for a time. */
  readonly waiting: number
  /** Order domains that need a person. */
  readonly halted: number
}
