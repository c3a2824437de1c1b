import type { EngineFailure, EngineFailureCode } from '../../shared/border/failure.ts'
import type { ExpiryTrouble } from '../../shared/renewals/renewal.ts'
import { dayMs, minuteMs } from '../../shared/text/duration.ts'
import { aboutADay } from './pace.ts'

/** How the last listing of an account ended; times in milliseconds since 1970. */
export type AccountStand =
  | { readonly kind: 'read'; readonly at: number }
  /** A quota is used up: nothing is wrong. */
  | { readonly kind: 'held'; readonly at: number; readonly until: number }
  | {
      readonly kind: 'failed'
      readonly at: number
      readonly until: number
      readonly trouble: ExpiryTrouble
      /** Failures in a row. */
      readonly count: number
    }

/** What is remembered of accounts until the next start; without it each is listed once more. */
export type Accounts = {
  get(account: string): AccountStand | null
  noteRead(account: string, at: number): void
  /** Returns the new stand. */
  noteFailure(account: string, failure: EngineFailure, at: number): AccountStand
}

const troubles: Readonly<Record<EngineFailureCode, ExpiryTrouble>> = {
  credentials: 'refused',
  scope: 'not-allowed',
  ip_not_whitelisted: 'not-allowed',
  domain_not_found: 'no-answer',
  conflict: 'no-answer',
  invalid_input: 'no-answer',
  subscription: 'not-allowed',
  plan_limit: 'no-answer',
  domain_expired: 'no-answer',
  domain_suspended: 'no-answer',
  domain_locked: 'no-answer',
  nameservers_kept: 'no-answer',
  overdue: 'no-answer',
  rate_limited: 'no-answer',
  transient: 'no-answer',
  unknown_outcome: 'no-answer',
  foreign_answer: 'no-answer',
}

/** Why the list of an account was not read; `scope` of Boxwright itself is another address. */
const troubleOf = ({ code, provider }: EngineFailure): ExpiryTrouble =>
  provider === 'boxwright' ? 'other-address' : troubles[code]

/** A stand that is older tells nothing that is still asked for. */
const keptMs = 2 * dayMs
const firstRetryMs = 15 * minuteMs

export function createAccounts(random: () => number): Accounts {
  const stands = new Map<string, AccountStand>()

  function put(account: string, stand: AccountStand): AccountStand {
    for (const [other, { at }] of stands) if (at < stand.at - keptMs) stands.delete(other)
    stands.set(account, stand)
    return stand
  }

  return {
    get: account => stands.get(account) ?? null,
    noteRead: (account, at) => void put(account, { kind: 'read', at }),
    noteFailure(account, failure, at) {
      if (failure.code === 'rate_limited') {
        const named = failure.retryAt === undefined ? NaN : Date.parse(failure.retryAt)
        const until = Number.isNaN(named) ? at + minuteMs : Math.max(named, at + 1000)
        return put(account, { kind: 'held', at, until })
      }
      const trouble = troubleOf(failure)
      const before = stands.get(account)
      const count = before?.kind === 'failed' ? before.count + 1 : 1
      const day = aboutADay(random)
      const waits =
        trouble === 'no-answer' ? Math.min(day, firstRetryMs * 2 ** (count - 1)) : day
      return put(account, { kind: 'failed', at, until: at + waits, trouble, count })
    },
  }
}
