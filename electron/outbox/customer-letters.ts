import type { Transaction } from '../../db/database.ts'
import { customerOf, type OrderRecord } from '../../db/queries/orders.ts'
import type { LetterText } from './letters/letter.ts'
import { orderCancelled } from './letters/order-cancelled.ts'
import { orderCompleted } from './letters/order-completed.ts'
import { orderCreated } from './letters/order-created.ts'
import { orderRejected } from './letters/order-rejected.ts'
import { type LetterPolicy, type PostedLetter, postLetter } from './post-letter.ts'

type Order = Pick<OrderRecord, 'id' | 'submission'>

export function postOrderCreated(
  tx: Transaction,
  order: Order,
  size: { readonly domains: number; readonly mailboxes: number },
  policy: LetterPolicy,
  now: number,
): void {
  post(tx, order, 'order-created', name => orderCreated(order.id, name, size), policy, now)
}

/** A draft that was never submitted is rejected in silence: the customer never heard of it. */
export function postOrderRejected(
  tx: Transaction,
  order: Order,
  reason: string,
  policy: LetterPolicy,
  now: number,
): void {
  if (order.submission === 0) return
  post(tx, order, 'order-rejected', name => orderRejected(order.id, name, reason), policy, now)
}

/** Silent, too, for a draft that was never submitted. */
export function postOrderCancelled(
  tx: Transaction,
  order: Order,
  removesMailboxes: boolean,
  policy: LetterPolicy,
  now: number,
): void {
  if (order.submission === 0) return
  const text = (name: string) => orderCancelled(order.id, name, removesMailboxes)
  post(tx, order, 'order-cancelled', text, policy, now)
}

export function postOrderCompleted(
  tx: Transaction,
  order: Order,
  mailboxCount: number,
  policy: LetterPolicy,
  now: number,
): void {
  const text = (name: string) => orderCompleted(order.id, name, mailboxCount)
  post(tx, order, 'order-completed', text, policy, now)
}

function post(
  tx: Transaction,
  order: Order,
  kind: PostedLetter['kind'],
  textFor: (customerName: string) => LetterText,
  policy: LetterPolicy,
  now: number,
): void {
  const { name, email } = customerOf(tx, order.id)
  postLetter(tx, { order, kind, to: email, text: textFor(name) }, policy, now)
}
