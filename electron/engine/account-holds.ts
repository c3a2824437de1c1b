import type { Database } from '../../db/core/database.ts'
import { type Writer, write } from '../../db/core/database.ts'
import { dropHold, type Hold, listHolds, putHold } from '../../db/engine/holds.ts'
import type { EngineFailure } from '../../shared/border/failure.ts'
import { assertNever } from '../../shared/border/result.ts'
import type { LimitedWork } from '../../shared/engine/engine.ts'
import type { Stage } from '../../shared/orders/domain.ts'
import { quotaWait } from '../scheduler/backoff.ts'
import { iso } from '../scheduler/clock.ts'

/**
 * How long the account rests after what a person has to mend: a refused login, a missing
 * subscription, a plan that is used up, an answer that is not Mailin's.
 */
const refusedMs = 5 * 60_000

/** The account's key in the table `holds` and in `pacing.ts`; one desktop works for one account. */
export const mailinAccount = 'mailin'

/**
 * The holds of the Mailin account, and of the work that its plan has no room for. They are
 * stored, so they outlive a restart.
 */
export type AccountHolds = {
  /** null: the account may be used. */
  current(now: number): Hold | null
  /**
   * The current hold as a failure, with the time of the next try; null: the account may be used.
   */
  told(now: number): EngineFailure | null
  /** The hold of this work by a used-up plan, beside which all other work goes on; null: none. */
  limit(work: LimitedWork, now: number): Hold | null
  /**
   * Holds the account, or the work that its plan limits, if the failure is a reason to. Returns
   * the failure, with the time of the next try if so. `stage`: where the failure came up.
   */
  noteFailure(tx: Writer, failure: EngineFailure, now: number, stage?: Stage): EngineFailure
  /** Forgets the account's hold, so that the next 429 begins with the short wait again. */
  clear(): void
  /** Ends every hold: staff changed something, and all is tried again at once. */
  release(): void
  /** Ends holds that began after `now`: the clock was set back, and they would last too long. */
  forgetFuture(now: number): void
}

const limitedAt: Partial<Record<Stage, LimitedWork>> = {
  transfer: 'transfer',
  mailboxes: 'create',
}
/** The hold of the work at a stage by a used-up plan; null: none, or no plan limits that stage. */
export function limitAt(
  holds: Pick<AccountHolds, 'limit'>,
  stage: Stage,
  now: number,
): Hold | null {
  const work = limitedAt[stage]
  return work === undefined ? null : holds.limit(work, now)
}

const limitKey = (work: LimitedWork) => `${mailinAccount} ${work}`

/** Starts with the holds in the database. `random`: from 0 to 1, for jitter. */
export function createAccountHolds(db: Database, random: () => number): AccountHolds {
  const holds = new Map(listHolds(db.reader).map(hold => [hold.account, hold]))
  const active = (key: string, now: number) => {
    const hold = holds.get(key)
    return hold !== undefined && hold.until > now ? hold : null
  }
  function drop(key: string): void {
    if (holds.delete(key)) write(db, tx => dropHold(tx, key))
  }
  return {
    current: now => active(mailinAccount, now),
    told(now) {
      const hold = active(mailinAccount, now)
      if (hold === null) return null
      const { code, provider, detail, until } = hold
      return { code, provider, detail, retryAt: iso(until) }
    },
    limit: (work, now) => active(limitKey(work), now),
    clear: () => drop(mailinAccount),
    release() {
      for (const key of holds.keys()) drop(key)
    },
    forgetFuture(now) {
      for (const { account, since } of holds.values()) if (since > now) drop(account)
    },
    noteFailure(tx, failure, now, stage) {
      const key = keyOf(failure, stage)
      const before = holds.get(key)
      // a search that a hold ended fails with that hold, which is no new trouble
      if (before?.code === failure.code && failure.retryAt === iso(before.until)) return failure
      // a plan that is full again long after its hold ended had room in between: that is a new
      // hold
      const isSame =
        before?.code === failure.code &&
        (key === mailinAccount || before.until + refusedMs > now)
      const until = heldUntil(failure, isSame ? before.count + 1 : 1, now, random)
      if (until === null) return failure
      const hold: Hold = {
        account: key,
        provider: 'mailin',
        code: failure.code,
        detail: failure.detail,
        since: isSame ? Math.min(before.since, now) : now,
        until,
        count: isSame ? before.count + 1 : 1,
      }
      holds.set(key, hold)
      putHold(tx, hold)
      return { ...failure, retryAt: iso(until) }
    },
  }
}

function keyOf({ code }: EngineFailure, stage: Stage | undefined): string {
  const work = stage === undefined ? undefined : limitedAt[stage]
  return code === 'plan_limit' && work !== undefined ? limitKey(work) : mailinAccount
}

function heldUntil(
  failure: EngineFailure,
  count: number,
  now: number,
  random: () => number,
): number | null {
  if (failure.provider !== 'mailin') return null
  switch (failure.code) {
    case 'rate_limited': {
      const named = failure.retryAt === undefined ? null : Date.parse(failure.retryAt)
      return Math.max(now + 1000, named ?? now + quotaWait(count, random))
    }
    case 'credentials':
    case 'scope':
    case 'ip_not_whitelisted':
    case 'subscription':
    case 'plan_limit':
    case 'foreign_answer':
      return now + refusedMs
    case 'domain_not_found':
    case 'domain_expired':
    case 'domain_suspended':
    case 'domain_locked':
    case 'nameservers_kept':
    case 'overdue':
    case 'conflict':
    case 'invalid_input':
    case 'transient':
    case 'unknown_outcome':
      return null
    default:
      return assertNever(failure.code)
  }
}
