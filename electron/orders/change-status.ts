import type { Writer } from '../../db/core/database.ts'
import { findOrder, setOrderStatus } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import { postOrderLetter } from '../letters/order-letters.ts'
import { withdrawLetters } from '../letters/withdraw-letters.ts'
import { notify } from '../records/notify.ts'
import {
  type Transition,
  type TransitionFacts,
  type TransitionName,
  transitions,
} from './transitions.ts'

/**
 * Does a transition by its row in the table, within the caller's transaction: status and its times,
 * withdrawn letters, activity, notification, letter. The caller has checked that the order takes the
 * transition. Throws for an unknown order.
 */
export function changeStatus<Name extends TransitionName>(
  tx: Writer,
  orderId: number,
  name: Name,
  facts: TransitionFacts[Name],
  now: number,
): void {
  const order = findOrder(tx, orderId)
  if (order === null) throw new Error(`There is no order ${orderId}.`)
  const transition: Transition<TransitionFacts[Name]> = transitions[name]
  const { becomes, withdraws } = transition
  const reason = transition.reason?.(facts)
  // a submission has written the status already, with the rest of the row
  if (becomes !== null && becomes.status !== order.status)
    setOrderStatus(tx, orderId, { ...becomes, ...(reason !== undefined && { reason }) }, now)
  if (withdraws !== null) withdrawLetters(tx, orderId, withdraws.kind, withdraws.why, now)
  for (const activity of transition.activities(order, facts))
    addActivity(tx, { ...activity, orderId }, now)
  const notification = transition.notification(order, facts)
  if (notification !== null)
    notify(tx, { ...notification, orderId, customerId: order.customerId }, now)
  const letter = transition.letter(order, facts, now)
  if (letter !== null) postOrderLetter(tx, order, letter, now)
}
