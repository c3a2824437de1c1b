import type { OrderEdit } from '../orders/edits.ts'
import { type RegistrarId, registrarIds } from '../registrars/catalogue.ts'

/**
 * Expected trouble of a provider or of the engine. Codes are stored in the database and decide
 * what happens; `renderer/words/failure-text.ts` says to staff what each means and what to do.
 */
export const engineFailureCodes = [
  'credentials',
  'scope',
  'ip_not_whitelisted',
  'domain_not_found',
  'conflict',
  'invalid_input',
  'subscription',
  'plan_limit',
  'domain_expired',
  'domain_suspended',
  'domain_locked',
  'nameservers_kept',
  'overdue',
  'rate_limited',
  'transient',
  'unknown_outcome',
  'foreign_answer',
] as const
export type EngineFailureCode = (typeof engineFailureCodes)[number]

export type ProviderName = 'mailin' | RegistrarId
export const providerNames: readonly [ProviderName, ...ProviderName[]] = [
  'mailin',
  ...registrarIds,
]

/** Who a failure came from; `boxwright` is the app itself. */
export type FailureSource = ProviderName | 'boxwright'
export const failureSources: readonly [FailureSource, ...FailureSource[]] = [
  ...providerNames,
  'boxwright',
]

export type EngineFailure = {
  readonly code: EngineFailureCode
  readonly provider: FailureSource
  /** Safe to show and to store: redacted, at most 500 characters. */
  readonly detail: string
  /** Earliest time at which the provider wants to be asked again; ISO-8601 UTC. */
  readonly retryAt?: string
  /** The IPv4 that the registrar saw, on `ip_not_whitelisted`. */
  readonly ip?: string
}

/** Why the database cannot be written. Never stored. */
export const storageTroubles = [
  'full',
  'read-only',
  'locked',
  'unreachable',
  'damaged',
] as const
export type StorageTrouble = (typeof storageTroubles)[number]

/** The trouble within a sentence. */
export const storageWords: Readonly<Record<StorageTrouble, string>> = {
  full: 'the disk is full',
  'read-only': 'the database cannot be written',
  locked: 'another program holds the database',
  unreachable: 'the disk does not answer',
  damaged: 'the database is damaged',
}

export const borderFailureCodes = [
  'invalid_input',
  'not_found',
  'not_applicable',
  'conflict',
  'locked',
  'app_locked',
  'forbidden',
  'unreachable',
  'changed',
  'dismissed',
  'storage',
  'unknown_outcome',
  'internal',
] as const
export type BorderFailureCode = (typeof borderFailureCodes)[number]

/** What a call over the process border answers when it refuses. */
export type BorderFailure = {
  readonly code: BorderFailureCode
  readonly message: string
  /** Path of the wrong field → one sentence, e.g. `prefixes.0.firstName`. */
  readonly fields?: Readonly<Record<string, string>>
  /** With `changed`: what colleagues changed, the latest first. */
  readonly edits?: readonly OrderEdit[]
  /** With `changed`: the version that a second try has to name to be saved over it. */
  readonly version?: number
}
