import type { DomainState, Stage, WaitReason, WorkStage } from '../../shared/domain.ts'
import type { EngineFailure, EngineFailureCode } from '../../shared/failure.ts'
import { assertNever } from '../../shared/result.ts'
import { backOff, slowClock } from '../scheduler/backoff.ts'

/** What a step found out about one order domain. */
export type Outcome =
  /** On to another stage, or back to an earlier one, at once unless a time is named. */
  | {
      readonly kind: 'move'
      readonly to: Stage
      readonly reason?: WaitReason
      readonly at?: number
    }
  /** Not a failure: look again at that time. */
  | {
      readonly kind: 'wait'
      readonly reason: WaitReason
      readonly at: number
      /** The next wait for the same thing is to be longer. */
      readonly isCounted?: boolean
    }
  /** The same stage again at once: its work is not done in one request. */
  | { readonly kind: 'again' }
  | { readonly kind: 'failed'; readonly failure: EngineFailure }

/** How an order domain stands before the outcome. */
export type Standing = {
  readonly stage: WorkStage
  /** Failed attempts in a row at this stage. */
  readonly attempts: number
  /** Of the last of them. */
  readonly failureCode?: EngineFailureCode | null
}

/** How it stands after it; the columns of `order_domains`. Times in milliseconds. */
export type Move = {
  readonly stage: Stage
  readonly state: Exclude<DomainState, 'running' | 'superseded'>
  readonly dueAt: number | null
  readonly reason: WaitReason | null
  /** `kept`: as it was; a quota does not undo what the registrar said before. */
  readonly failure: EngineFailure | null | 'kept'
  readonly attempts: number
}

/** What a failure does, by the stage it came up in. */
export type Reaction =
  /** No clock can mend it. */
  | 'halt'
  /** By itself, for ever, at growing distance. */
  | 'back-off'
  /** The order becomes a draft; tried again at 15 min, 1 h, then every 4 h. */
  | 'slow-clock'
  /** The whole account pauses and this domain with it; no attempt is burned. */
  | 'account'
  /** Only the time moves; no attempt is burned. */
  | 'quota'

const mailinReactions: Record<EngineFailureCode, Reaction> = {
  credentials: 'account',
  scope: 'account',
  ip_not_whitelisted: 'account',
  subscription: 'account',
  domain_not_found: 'halt',
  conflict: 'halt',
  invalid_input: 'halt',
  rate_limited: 'quota',
  transient: 'back-off',
  unknown_outcome: 'back-off',
}

/** The trouble table: stage × failure code → what happens. */
export const reactions: Record<WorkStage, Record<EngineFailureCode, Reaction>> = {
  lookup: mailinReactions,
  transfer: mailinReactions,
  nameservers: {
    credentials: 'slow-clock',
    scope: 'slow-clock',
    ip_not_whitelisted: 'slow-clock',
    domain_not_found: 'slow-clock',
    subscription: 'slow-clock',
    conflict: 'slow-clock',
    invalid_input: 'slow-clock',
    rate_limited: 'quota',
    transient: 'back-off',
    unknown_outcome: 'back-off',
  },
  activation: mailinReactions,
  mailboxes: mailinReactions,
}

/** Failures in a row at `nameservers` after which trouble counts as a refusal. */
export const patience = 5

/** Time in milliseconds, and chance from 0 to 1 for jitter. */
export type ProgressClock = { readonly now: number; readonly random: () => number }

/**
 * The one place that decides how an order domain goes on. Pure: the same standing, outcome and
 * time give the same move.
 */
export function progress(standing: Standing, outcome: Outcome, clock: ProgressClock): Move {
  switch (outcome.kind) {
    case 'move':
      return outcome.to === 'done'
        ? { ...settled, stage: 'done', state: 'finished', dueAt: null }
        : {
            ...settled,
            stage: outcome.to,
            dueAt: outcome.at ?? clock.now,
            reason: outcome.reason ?? null,
          }
    case 'wait':
      return {
        ...settled,
        stage: standing.stage,
        dueAt: outcome.at,
        reason: outcome.reason,
        attempts: outcome.isCounted === true ? standing.attempts + 1 : 0,
      }
    case 'again':
      return { ...settled, stage: standing.stage, dueAt: clock.now }
    case 'failed':
      return afterFailure(standing, outcome.failure, clock)
    default:
      return assertNever(outcome)
  }
}

const settled = { state: 'due', reason: null, failure: null, attempts: 0 } as const

function afterFailure(standing: Standing, failure: EngineFailure, clock: ProgressClock): Move {
  const { stage, attempts } = standing
  const tried = attempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  const at = (wait: number) => Math.max(named, clock.now + wait)
  const reaction = reactionTo(standing, failure)
  switch (reaction) {
    case 'halt':
      return { stage, state: 'halted', dueAt: null, reason: null, failure, attempts: tried }
    case 'back-off': {
      const dueAt = at(backOff(tried, clock.random))
      return { stage, state: 'due', dueAt, reason: 'backoff', failure, attempts: tried }
    }
    case 'slow-clock': {
      if (isPatient(failure.code)) {
        const dueAt = at(slowClock(tried - (patience - 1)))
        return { stage, state: 'due', dueAt, reason: 'slow-clock', failure, attempts: tried }
      }
      // lost connections before it were no refusals
      const isFirst = standing.failureCode != null && isPatient(standing.failureCode)
      const refusals = isFirst ? 1 : tried
      const dueAt = at(slowClock(refusals))
      return { stage, state: 'due', dueAt, reason: 'slow-clock', failure, attempts: refusals }
    }
    case 'quota':
      return {
        stage,
        state: 'due',
        dueAt: at(1000),
        reason: 'quota',
        failure: 'kept',
        attempts,
      }
    case 'account':
      return { stage, state: 'due', dueAt: at(0), reason: 'account', failure: 'kept', attempts }
    default:
      return assertNever(reaction)
  }
}

/** What this failure does to a domain that stands so. */
export function reactionTo({ stage, attempts }: Standing, failure: EngineFailure): Reaction {
  const reaction = reactions[stage][failure.code]
  const isWornOut =
    stage === 'nameservers' && reaction === 'back-off' && attempts + 1 >= patience
  return isWornOut ? 'slow-clock' : reaction
}

const isPatient = (code: EngineFailureCode): boolean =>
  code === 'transient' || code === 'unknown_outcome'
