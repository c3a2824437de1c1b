import type { Database } from '../../db/core/database.ts'
import { write } from '../../db/core/database.ts'
import { planRemoval, supersedeUnfinished } from '../../db/orders/order-acts.ts'
import { findOrder } from '../../db/orders/orders.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { isCancellable, isOver } from '../../shared/orders/life.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { changeStatus } from './change-status.ts'

export type Done = Result<null, BorderFailure>

/**
 * Cancels an order at once, in any status that can be cancelled. Its mailboxes are removed later by
 * the engine, and only those that this order asked for.
 */
export function cancelOrder(
  db: Database,
  id: number,
  removeMailboxes: boolean,
  now: number,
): Done {
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    if (!isCancellable(order))
      return fail(refusal('not_applicable', 'This order is cancelled already.'))
    supersedeUnfinished(tx, id, now)
    const removed = removeMailboxes ? planRemoval(tx, id, now) : 0
    changeStatus(tx, id, 'cancelled', { removeMailboxes, mailboxes: removed }, now)
    return ok(null)
  })
}

/** Rejects an order with a reason; staff may correct and resubmit it. */
export function rejectOrder(db: Database, id: number, reason: string, now: number): Done {
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    if (isOver(order))
      return fail(refusal('not_applicable', 'Only an order that is not over can be rejected.'))
    supersedeUnfinished(tx, id, now)
    changeStatus(tx, id, 'rejected', { reason }, now)
    return ok(null)
  })
}
