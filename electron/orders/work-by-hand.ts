import { type Database, type Reader, write } from '../../db/database.ts'
import { countMailboxes } from '../../db/queries/emails.ts'
import { findForm, readPrefixes } from '../../db/queries/order-form.ts'
import { findOrder, type OrderRecord, setOrderStatus } from '../../db/queries/orders.ts'
import { addActivity, addNotification } from '../../db/queries/records.ts'
import { claimedNames } from '../../db/queries/submissions.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import type { HandStatus } from '../../shared/order.ts'
import { isWorkedByHand, takesMailboxes } from '../../shared/orders/life.ts'
import { fail, ok } from '../../shared/result.ts'
import { postOrderCompleted } from '../outbox/customer-letters.ts'
import { notFound, refusal } from '../refusal.ts'
import type { Done } from './end-order.ts'

const wordsOf: Record<HandStatus, string> = {
  pending: 'Pending',
  'in-progress': 'In progress',
  completed: 'Completed',
}

/** Why staff cannot work on this order now; null: they can. */
export function handProblem(order: OrderRecord): BorderFailure | null {
  if (isWorkedByHand(order)) return null
  return order.isAutomated
    ? refusal('not_applicable', 'Boxwright works on this order by itself.')
    : refusal('not_applicable', `This order is ${order.status}; it is not worked by hand now.`)
}

/** Why staff cannot enter, correct or take out its mailboxes now; null: they can. */
export function entryProblem(order: OrderRecord): BorderFailure | null {
  return takesMailboxes(order) ? null : handProblem(order)
}

/** Staff move an order that Mailin does not serve. */
export function setStatusByHand(
  db: Database,
  args: {
    readonly id: number
    readonly status: HandStatus
    readonly note: string
  },
  now: number,
): Done {
  const { id, status, note } = args
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return fail(notFound('This order'))
    const problem = handProblem(order)
    if (problem !== null) return fail(problem)
    if (order.status === status)
      return fail(
        refusal('not_applicable', `This order is ${wordsOf[status].toLowerCase()} already.`),
      )
    const isDone = status === 'completed'
    setOrderStatus(tx, id, isDone ? { status, completedAt: now } : { status }, now)
    const missing = isDone ? missingMailboxes(tx, id) : 0
    const lack =
      missing === 0
        ? ''
        : `, ${missing} ordered ${missing === 1 ? 'mailbox' : 'mailboxes'} missing`
    const words = `Set to ${wordsOf[status].toLowerCase()} by hand${lack}`
    addActivity(
      tx,
      {
        action: 'order_status_by_hand',
        description: note === '' ? words : `${words}: ${note}`,
        orderId: id,
        properties: { status, note, ...(missing > 0 && { missing }) },
      },
      now,
    )
    if (isDone) {
      postOrderCompleted(tx, order, countMailboxes(tx, id), now)
      addNotification(
        tx,
        {
          customerId: order.customerId,
          orderId: id,
          type: 'order_status_change',
          title: 'Order Completed',
          message: `Your order #${id} has been completed`,
          data: { order_id: id },
        },
        now,
      )
    }
    return ok(null)
  })
}

/** Expected addresses that nothing stands for. */
function missingMailboxes(tx: Reader, id: number): number {
  const form = findForm(tx, id)
  const expected = form === null ? 0 : claimedNames(tx, id).length * readPrefixes(form).length
  return Math.max(0, expected - countMailboxes(tx, id))
}
