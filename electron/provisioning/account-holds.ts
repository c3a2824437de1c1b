import type { Database } from '../../db/database.ts'
import { type Transaction, write } from '../../db/database.ts'
import { dropHold, type Hold, listHolds, putHold } from '../../db/queries/holds.ts'
import type { EngineFailure } from '../../shared/failure.ts'
import { assertNever } from '../../shared/result.ts'
import { quotaWait } from '../scheduler/backoff.ts'
import { iso } from '../scheduler/clock.ts'

/** A refused login or a missing subscription is tried again this much later. */
const refusedMs = 5 * 60_000

/** Its key in `holds` and in `pacing.ts`; one desktop works for one account. */
export const mailinAccount = 'mailin'

/** Leaves the Mailin account alone after a 429, a refused login or a missing subscription. */
export type AccountHolds = {
  /** null: the account may be used. */
  current(now: number): Hold | null
  /** Holds the account if the failure says so; answers it with the time of the next try. */
  heed(tx: Transaction, failure: EngineFailure, now: number): EngineFailure
  /** Mailin answered well: the next 429 starts from the short wait again. */
  clear(): void
  /** The clock was set back: a hold of the time before would last until that time comes again. */
  forgetFuture(now: number): void
}

/** Begins with the hold that the database kept. */
export function createAccountHolds(db: Database, random: () => number): AccountHolds {
  let hold = listHolds(db.orm).find(one => one.account === mailinAccount) ?? null
  function clear(): void {
    if (hold === null) return
    hold = null
    write(db, tx => dropHold(tx, mailinAccount))
  }
  return {
    clear,
    forgetFuture(now) {
      if (hold !== null && hold.since > now) clear()
    },
    current: now => (hold !== null && hold.until > now ? hold : null),
    heed(tx, failure, now) {
      const until = heldUntil(failure, hold, now, random)
      if (until === null) return failure
      const isSame = hold?.code === failure.code
      hold = {
        account: mailinAccount,
        provider: 'mailin',
        code: failure.code,
        detail: failure.detail,
        since: isSame && hold !== null ? Math.min(hold.since, now) : now,
        until,
        count: isSame && hold !== null ? hold.count + 1 : 1,
      }
      putHold(tx, hold)
      return { ...failure, retryAt: iso(until) }
    },
  }
}

function heldUntil(
  failure: EngineFailure,
  hold: Hold | null,
  now: number,
  random: () => number,
): number | null {
  if (failure.provider !== 'mailin') return null
  switch (failure.code) {
    case 'rate_limited': {
      const named = failure.retryAt === undefined ? null : Date.parse(failure.retryAt)
      const count = hold?.code === 'rate_limited' ? hold.count + 1 : 1
      return Math.max(now + 1000, named ?? now + quotaWait(count, random))
    }
    case 'credentials':
    case 'scope':
    case 'ip_not_whitelisted':
    case 'subscription':
      return now + refusedMs
    case 'domain_not_found':
    case 'conflict':
    case 'invalid_input':
    case 'transient':
    case 'unknown_outcome':
      return null
    default:
      return assertNever(failure.code)
  }
}
