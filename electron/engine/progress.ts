import type { DomainMove } from '../../db/engine/moves.ts'
import type { EngineFailure, EngineFailureCode } from '../../shared/border/failure.ts'
import { assertNever } from '../../shared/border/result.ts'
import type { Stage, WaitReason, WorkStage } from '../../shared/orders/domain.ts'
import { backoff, slowClock } from '../scheduler/backoff.ts'

/** What a step found out about one order domain. */
export type Outcome =
  /** On to another stage, or back to an earlier one, at once unless a time is named. */
  | {
      readonly kind: 'move'
      readonly to: Stage
      readonly reason?: WaitReason
      readonly at?: number
      /** When the registrar is asked about it, should it still be at that stage; absent: not. */
      readonly registrarAt?: number | null
    }
  /** No failure: the same stage again at that time, milliseconds since 1970. */
  | {
      readonly kind: 'wait'
      readonly reason: WaitReason
      readonly at: number
      /** Counts as an attempt, so that the next wait for the same thing is longer. */
      readonly isCounted?: boolean
      /** What only a person can mend meanwhile; null: nothing any more; absent: as before. */
      readonly trouble?: EngineFailure | null
      /** When its registrar is asked next; null: not, absent: as planned. */
      readonly registrarAt?: number | null
    }
  /** The same stage again at once: its work is not done in one request. */
  | { readonly kind: 'again' }
  | { readonly kind: 'failed'; readonly failure: EngineFailure }

/** Where an order domain is in its walk before the outcome of a step. */
export type Position = {
  readonly stage: WorkStage
  /** Failed attempts in a row at this stage. */
  readonly attempts: number
  /** The code of the last failure. */
  readonly failureCode?: EngineFailureCode | null
  readonly needsPerson?: boolean
  /** It went back to an earlier stage, and is not finished since. */
  readonly hasReturned?: boolean
}

/** What a failure does, by the stage it came up in. */
export type Reaction =
  /** No clock can mend it. */
  | 'halt'
  /** Tried again for ever, later and later. */
  | 'backoff'
  /** As `backoff`; after `patience` failures staff are asked, the customer never is. */
  | 'staff'
  /** The order becomes a draft; tried again at 15 min, 1 h, then every 4 h. */
  | 'slow-clock'
  /** The account rests, and this domain waits for it; no attempt is counted. */
  | 'account'
  /** Only the time moves; no attempt is counted. */
  | 'quota'

const mailinReactions: Record<EngineFailureCode, Reaction> = {
  credentials: 'account',
  scope: 'account',
  ip_not_whitelisted: 'account',
  subscription: 'account',
  plan_limit: 'account',
  domain_expired: 'halt',
  domain_suspended: 'halt',
  domain_locked: 'halt',
  nameservers_kept: 'halt',
  overdue: 'halt',
  domain_not_found: 'halt',
  conflict: 'halt',
  invalid_input: 'halt',
  rate_limited: 'quota',
  transient: 'backoff',
  unknown_outcome: 'backoff',
  foreign_answer: 'account',
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
    plan_limit: 'slow-clock',
    domain_expired: 'slow-clock',
    domain_suspended: 'slow-clock',
    domain_locked: 'slow-clock',
    nameservers_kept: 'slow-clock',
    overdue: 'slow-clock',
    conflict: 'slow-clock',
    invalid_input: 'slow-clock',
    rate_limited: 'quota',
    transient: 'backoff',
    unknown_outcome: 'backoff',
    foreign_answer: 'staff',
  },
  activation: mailinReactions,
  mailboxes: mailinReactions,
}

/** Failures in a row at `nameservers` after which trouble counts as a refusal. */
export const patience = 5

/** Time in milliseconds, and chance from 0 to 1 for jitter. */
export type ProgressClock = { readonly now: number; readonly random: () => number }

/**
 * The one place that decides how an order domain goes on. Pure: the same position, outcome and
 * time give the same move.
 */
export function progress(
  position: Position,
  outcome: Outcome,
  clock: ProgressClock,
): DomainMove {
  switch (outcome.kind) {
    case 'move':
      return outcome.to === 'done'
        ? { ...unhindered, stage: 'done', state: 'finished', dueAt: null }
        : {
            ...unhindered,
            ...(isGoingRound(position) ? asBefore(position) : {}),
            stage: outcome.to,
            dueAt: outcome.at ?? clock.now,
            reason: outcome.reason ?? null,
            registrarDueAt: outcome.registrarAt ?? null,
          }
    case 'wait':
      return {
        ...unhindered,
        ...troubleOf(position, outcome),
        stage: position.stage,
        dueAt: outcome.at,
        reason: outcome.reason,
        attempts: outcome.isCounted === true ? position.attempts + 1 : 0,
        registrarDueAt: outcome.registrarAt === undefined ? 'unchanged' : outcome.registrarAt,
      }
    case 'again':
      return { ...unhindered, ...asBefore(position), stage: position.stage, dueAt: clock.now }
    case 'failed':
      return afterFailure(position, outcome.failure, clock)
    default:
      return assertNever(outcome)
  }
}

/** The columns of a domain that nothing hinders. */
const unhindered = {
  state: 'due',
  reason: null,
  failure: null,
  attempts: 0,
  needsPerson: false,
  registrarDueAt: null,
} as const

/**
 * Whether it has moved to and fro between stages for more than a day: another move mends nothing.
 */
const isGoingRound = ({ failureCode, hasReturned = false }: Position): boolean =>
  failureCode === 'overdue' && hasReturned

/**
 * The failure of a domain after a step that did not fail: what needs a person is not mended by
 * waiting. Only a failure of the account is over, because the account answered.
 */
function asBefore(position: Position, reason?: WaitReason) {
  const { stage, failureCode, needsPerson = false } = position
  const isOfAccount = failureCode != null && reactions[stage][failureCode] === 'account'
  return needsPerson && (!isOfAccount || reason === 'account')
    ? ({ failure: 'unchanged', needsPerson: true } as const)
    : ({ failure: null, needsPerson: false } as const)
}

function troubleOf(
  position: Position,
  { trouble, reason }: Extract<Outcome, { kind: 'wait' }>,
) {
  if (trouble === undefined) return asBefore(position, reason)
  return { failure: trouble, needsPerson: trouble !== null }
}

function afterFailure(
  position: Position,
  failure: EngineFailure,
  clock: ProgressClock,
): DomainMove {
  const { stage } = position
  const attempts = attemptsSo(position, failure)
  // a foreign answer needs a person only until the registrar itself answers again
  const needsPerson = position.needsPerson === true && !isMetAgain(position, failure)
  const tried = attempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  const at = (wait: number) => Math.max(named, clock.now + wait)
  const waits = { ...unhindered, stage, registrarDueAt: 'unchanged' } as const
  const reaction = reactionTo(position, failure)
  switch (reaction) {
    case 'halt':
      return {
        ...waits,
        state: 'halted',
        dueAt: null,
        failure,
        attempts: tried,
        needsPerson: true,
      }
    case 'staff': {
      const dueAt = at(backoff(tried, clock.random))
      const isTold = needsPerson || tried >= patience
      const backs = { ...waits, dueAt, reason: 'backoff', attempts: tried } as const
      return { ...backs, failure, needsPerson: isTold }
    }
    case 'backoff': {
      const dueAt = at(backoff(tried, clock.random))
      const backs = { ...waits, dueAt, reason: 'backoff', attempts: tried } as const
      return { ...backs, failure: needsPerson ? 'unchanged' : failure, needsPerson }
    }
    case 'slow-clock': {
      const refusals = refusalsIn(position, failure, tried)
      const slow = { ...waits, reason: 'slow-clock', failure, needsPerson: true } as const
      return { ...slow, dueAt: at(slowClock(refusals.count)), attempts: refusals.attempts }
    }
    case 'quota':
    case 'account': {
      const dueAt = at(reaction === 'quota' ? 1000 : 0)
      return { ...waits, dueAt, reason: reaction, failure: 'unchanged', attempts, needsPerson }
    }
    default:
      return assertNever(reaction)
  }
}

/** How many refusals by the registrar the slow clock counts, and what counts as attempts. */
function refusalsIn({ failureCode }: Position, { code }: EngineFailure, tried: number) {
  if (isPatient(code)) return { count: tried - (patience - 1), attempts: tried }
  // connections lost before the first refusal are no refusals
  const isFirst = failureCode != null && isPatient(failureCode)
  return isFirst ? { count: 1, attempts: 1 } : { count: tried, attempts: tried }
}

/** What this failure does to a domain at this position. */
export function reactionTo(position: Position, failure: EngineFailure): Reaction {
  const { stage } = position
  const reaction = reactions[stage][failure.code]
  const isWornOut =
    stage === 'nameservers' &&
    reaction === 'backoff' &&
    attemptsSo(position, failure) + 1 >= patience
  return isWornOut ? 'slow-clock' : reaction
}

/** Failed attempts in a row, without foreign answers: those were not the registrar's. */
function attemptsSo(position: Position, failure: EngineFailure): number {
  return isMetAgain(position, failure) ? 0 : position.attempts
}

const isMetAgain = ({ failureCode }: Position, { code }: EngineFailure): boolean =>
  failureCode === 'foreign_answer' && code !== 'foreign_answer'

const isPatient = (code: EngineFailureCode): boolean =>
  code === 'transient' || code === 'unknown_outcome'
