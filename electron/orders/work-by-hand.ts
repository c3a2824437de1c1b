import { type Database, type Reader, write } from '../../db/core/database.ts'
import { countMailboxes } from '../../db/mailboxes/mailboxes.ts'
import { countExpected } from '../../db/orders/domain-prefixes.ts'
import { findOrder, type OrderRecord } from '../../db/orders/orders.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok } from '../../shared/border/result.ts'
import { isWorkedByHand, takesMailboxes } from '../../shared/orders/life.ts'
import { type HandStatus, orderStatusNames } from '../../shared/orders/order.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { changeStatus } from './change-status.ts'
import type { Done } from './end-order.ts'

/** Why staff cannot work on this order now; null: they can. */
export function handProblem(order: OrderRecord): BorderFailure | null {
  if (isWorkedByHand(order)) return null
  return order.isAutomated
    ? refusal('not_applicable', 'Boxwright works on this order by itself.')
    : refusal('not_applicable', `This order is ${order.status}; it is not worked by hand now.`)
}

/** Why staff cannot enter, correct or remove the order's mailboxes now; null: they can. */
export function entryProblem(order: OrderRecord): BorderFailure | null {
  return takesMailboxes(order) ? null : handProblem(order)
}

/** Sets the status of an order that is worked by hand. */
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
        refusal(
          'not_applicable',
          `This order is ${orderStatusNames[status].toLowerCase()} already.`,
        ),
      )
    if (status === 'completed') {
      const facts = {
        note,
        missing: missingMailboxes(tx, id),
        mailboxCount: countMailboxes(tx, id),
      }
      changeStatus(tx, id, 'completed-by-hand', facts, now)
    } else changeStatus(tx, id, `${status}-by-hand`, { note }, now)
    return ok(null)
  })
}

/** How many expected mailboxes the order does not have. */
function missingMailboxes(tx: Reader, id: number): number {
  return Math.max(0, countExpected(tx, id) - countMailboxes(tx, id))
}
