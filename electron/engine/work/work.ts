import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import type { LimitedWork } from '../../../shared/engine/engine.ts'
import type { WorkStage } from '../../../shared/orders/domain.ts'
import type { createRoundRobin } from '../choose-work.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import { forOrder } from '../order-at-work.ts'
import type { StepContext } from '../step.ts'

/** Due domains of an order that one piece of work looks through; more than any batch needs. */
export const mailboxWindow = 120

/** The context of a piece of work as of this moment; its searches give way. */
export type Here = () => StepContext

/** A piece of work of the Mailin account, ready to run. */
export type Work = (here: Here) => Promise<void>

/** What the lane finds when it looks for its next piece of work. */
export type Due = {
  readonly now: number
  /** Whether any domain's time at this stage has come. */
  readonly isDue: (stage: WorkStage) => boolean
}

/** One kind of work. `next` returns its most urgent piece; null: none is due. */
export type WorkSource = {
  next(due: Due): Work | null
}

/** Leases those domains that are still due, and returns them. */
export function claim(
  { db, now }: StepContext,
  domains: readonly DomainWork[],
): readonly DomainWork[] {
  const ids = domains.map(domain => domain.id)
  return write(db, tx => claimDomains(tx, ids, now()))
}

/**
 * Lets these domains wait, without a request, while the plan has no room. Returns false when it
 * has, or when there are none.
 */
export function park(
  { context, commit, holds }: LaneOptions,
  work: LimitedWork,
  domains: readonly DomainWork[],
): boolean {
  const limit = holds.limit(work, context().now())
  if (limit === null || domains.length === 0) return false
  const outcome = { kind: 'wait', reason: 'account', at: limit.until } as const
  commit(claim(context(), domains).map(domain => ({ domain, outcome })))
  return true
}

/** Work for the order that comes next, which is served when it begins; null: none waits. */
export function workForOrder(
  roundRobin: ReturnType<typeof createRoundRobin>,
  orderId: number | null,
  run: (orderId: number, here: Here) => Promise<void>,
): Work | null {
  if (orderId === null) return null
  return here => {
    roundRobin.serve(orderId)
    return forOrder(orderId, () => run(orderId, here))
  }
}

/** Keeps these ids in `underWay` until `run` ends. */
export function once(
  underWay: Set<number>,
  ids: readonly number[],
  run: () => Promise<void>,
): Promise<void> {
  for (const id of ids) underWay.add(id)
  return run().finally(() => {
    for (const id of ids) underWay.delete(id)
  })
}
