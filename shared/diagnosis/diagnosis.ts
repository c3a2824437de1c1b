import type { Time } from '../border/paging.ts'

/** Who is asked why a domain does not move; the closest authority first. */
export const checkKeys = [
  'engine',
  'own',
  'mailin',
  'registrar',
  'registry',
  'dnssec',
  'resolvers',
] as const
export type CheckKey = (typeof checkKeys)[number]

/** `unknown`: nobody could be asked; `finding` says why. */
export type CheckState = 'good' | 'waiting' | 'bad' | 'unknown'

export type Check = {
  readonly key: CheckKey
  readonly title: string
  readonly state: CheckState
  /** What the check found, in one or two sentences. */
  readonly finding: string
  readonly seen?: readonly string[]
  readonly expected?: readonly string[]
  /** When it was asked. */
  readonly at: Time
}

/** The one thing that staff are told to do. */
export type VerdictActionKind =
  | 'retry'
  /** Makes everything due that waits. */
  | 'check-now'
  | 'edit-order'
  | 'copy-nameservers'
  | 'open-settings'
  | 'whitelist-ip'
  | 'replace-domain'
  | 'change-prefixes'
  | 'contact-support'
  /** Nothing to press: `label` says what happens by itself. */
  | 'wait'

export type VerdictAction = {
  readonly kind: VerdictActionKind
  readonly label: string
  /** What is copied, for `copy-nameservers` and `whitelist-ip`. */
  readonly text?: string
  /** Part of Settings, for `open-settings`. */
  readonly section?: 'mailin' | 'registrars' | 'checking' | 'general'
}

export type Verdict = {
  readonly sentence: string
  /** null: nothing is wrong and nothing is awaited. */
  readonly action: VerdictAction | null
}

/** Why one domain of an order does not move. */
export type Diagnosis = {
  readonly domain: string
  readonly at: Time
  readonly checks: readonly Check[]
  readonly verdict: Verdict
  /** Plain text for a ticket; it contains no secret. */
  readonly report: string
}
