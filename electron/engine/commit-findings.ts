import { type Database, type Writer, write } from '../../db/core/database.ts'
import { moveDomain } from '../../db/engine/moves.ts'
import type { EngineFailure } from '../../shared/border/failure.ts'
import type { Stage, WorkStage } from '../../shared/orders/domain.ts'
import { iso } from '../scheduler/clock.ts'
import type { AccountHolds } from './account-holds.ts'
import type { EngineOptions } from './engine-options.ts'
import { type Outcome, type ProgressClock, progress } from './progress.ts'
import type { Finding } from './step.ts'
import { updateOrderStatus } from './update-order-status.ts'

/** How long a domain waits after a registrar's 429 that names no time. */
const registrarQuotaMs = 60_000

type TransactionOptions = {
  readonly db: Database
  readonly holds: AccountHolds
  readonly clock: ProgressClock
}

export type CommitOptions = Pick<EngineOptions, 'db' | 'clock' | 'random' | 'emit'> & {
  readonly holds: AccountHolds
  readonly tellNewRecords: () => void
}

/** Writes what a piece of work found out, in one transaction, and emits which orders changed. */
export type Commit = (findings: readonly Finding[], also?: AlsoCommit) => void

/** What belongs to the same transaction but to no single domain. */
export type AlsoCommit = {
  readonly record?: (tx: Writer) => void
  /** Trouble that may hold the account, although no domain failed by it. */
  readonly failure?: EngineFailure
  /** Orders that changed although none of their domains moved. */
  readonly orderIds?: Iterable<number>
}

/**
 * `lane`: whose findings it writes. A finding of Mailin's that is no failure forgets the hold
 * that is over, so that the next 429 begins with the short wait.
 */
export function createCommit(options: CommitOptions, lane: 'mailin' | 'registrars'): Commit {
  const { db, clock, random, holds, emit } = options
  return function commit(findings, also) {
    const now = clock.now()
    const orders = writeFindings({ db, holds, clock: { now, random } }, findings, also)
    for (const id of orders) emit('order:changed', { id })
    options.tellNewRecords()
    const isWell = findings.some(({ outcome }) => outcome.kind !== 'failed')
    if (lane === 'mailin' && isWell && holds.current(clock.now()) === null) holds.clear()
  }
}

/**
 * Writes outcomes, facts, activities, notifications, letters and the orders' own status in one
 * transaction. Facts are written even when a lease was lost meanwhile, because they happened.
 * Returns the ids of the orders that changed.
 */
function writeFindings(
  { db, holds, clock }: TransactionOptions,
  findings: readonly Finding[],
  also: AlsoCommit = {},
): ReadonlySet<number> {
  const orders = new Set(findings.map(({ domain }) => domain.orderId))
  for (const orderId of also.orderIds ?? []) orders.add(orderId)
  // one refusal that many domains share is noted once
  const noted = new Map<EngineFailure, EngineFailure>()
  const note = (tx: Writer, failure: EngineFailure, stage?: Stage): EngineFailure => {
    const known = noted.get(failure) ?? holds.noteFailure(tx, failure, clock.now, stage)
    noted.set(failure, known)
    return known
  }
  write(db, tx => {
    also.record?.(tx)
    if (also.failure !== undefined) note(tx, also.failure)
    for (const finding of findings) {
      finding.record?.(tx)
      const { domain } = finding
      const { attempts, failureCode, needsPerson, returnedAt } = domain
      const stage = asWorkStage(domain.stage)
      const hasReturned = returnedAt !== null
      const position = { stage, attempts, failureCode, needsPerson, hasReturned }
      const outcome = withRetryTime(finding.outcome, clock.now, failure =>
        note(tx, failure, stage),
      )
      moveDomain(tx, domain, progress(position, outcome, clock), clock.now)
    }
    for (const orderId of orders) updateOrderStatus(tx, orderId, clock.now)
  })
  return orders
}

function withRetryTime(
  outcome: Outcome,
  now: number,
  note: (failure: EngineFailure) => EngineFailure,
): Outcome {
  if (outcome.kind !== 'failed') return outcome
  const failure = note(outcome.failure)
  if (failure.code !== 'rate_limited' || failure.retryAt !== undefined)
    return { kind: 'failed', failure }
  return { kind: 'failed', failure: { ...failure, retryAt: iso(now + registrarQuotaMs) } }
}

/** A finished domain is never claimed, so it never has an outcome. */
function asWorkStage(stage: Stage): WorkStage {
  if (stage === 'done') throw new Error('A finished domain has no further outcome.')
  return stage
}
