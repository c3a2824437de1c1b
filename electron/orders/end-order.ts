import type { Database } from '../../db/database.ts'
import { write } from '../../db/database.ts'
import { planRemoval, supersedeUnfinished } from '../../db/queries/order-acts.ts'
import { findOrder, type OrderRecord, setOrderStatus } from '../../db/queries/orders.ts'
import { addActivity, addNotification } from '../../db/queries/records.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { isCancellable, isOver } from '../../shared/orders/life.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { postOrderCancelled, postOrderRejected } from '../outbox/customer-letters.ts'
import { withdrawLetters } from '../outbox/withdraw-letters.ts'
import { notFound, refusal } from '../refusal.ts'

export type Done = Result<null, BorderFailure>

/**
 * Cancels at once, in any status. Removal of the mailboxes goes on behind it, one by one and
 * only of those that this order asked for.
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
    setOrderStatus(tx, id, { status: 'cancelled' }, now)
    withdrawLetters(tx, id, 'nameservers-failed', 'The order was cancelled.', now)
    const kept = removeMailboxes
      ? `${removed} mailboxes are removed at Mailin`
      : 'Mailboxes stay'
    addActivity(
      tx,
      {
        action: 'mailin_ai_order_cancelled',
        description: `Order cancelled. ${kept}`,
        orderId: id,
        properties: { removeMailboxes, mailboxes: removed },
      },
      now,
    )
    tell(tx, order, `Your order #${id} has been cancelled`, 'Order Cancelled', now)
    postOrderCancelled(tx, order, removeMailboxes, now)
    return ok(null)
  })
}

/** Rejects with a reason; staff correct the order and resubmit it. */
export function rejectOrder(db: Database, id: number, reason: string, now: number): Done {
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    if (isOver(order))
      return fail(refusal('not_applicable', 'Only an order that is not over can be rejected.'))
    supersedeUnfinished(tx, id, now)
    setOrderStatus(tx, id, { status: 'reject', reason }, now)
    withdrawLetters(tx, id, 'nameservers-failed', 'The order was rejected.', now)
    addActivity(
      tx,
      {
        action: 'mailin_ai_order_rejected',
        description: `Order rejected: ${reason}`,
        orderId: id,
        properties: { reason },
      },
      now,
    )
    tell(tx, order, `Your order #${id} has been rejected: ${reason}`, 'Order Rejected', now)
    postOrderRejected(tx, order, reason, now)
    return ok(null)
  })
}

function tell(
  tx: Parameters<typeof addNotification>[0],
  order: OrderRecord,
  message: string,
  title: string,
  now: number,
): void {
  addNotification(
    tx,
    {
      customerId: order.customerId,
      orderId: order.id,
      type: 'order_status_change',
      title,
      message,
      data: { order_id: order.id },
    },
    now,
  )
}
