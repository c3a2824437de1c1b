import type { Writer } from '../../db/database.ts'
import { type ImportOfOrder, importOfOrder } from '../../db/queries/import-letters.ts'
import { customerOf, type OrderRecord } from '../../db/queries/orders.ts'
import type { LetterKind } from '../../shared/letter.ts'
import { postSummaryWhenOver } from './import-summary.ts'
import type { LetterText } from './letters/letter.ts'
import { orderCancelled } from './letters/order-cancelled.ts'
import { orderCompleted } from './letters/order-completed.ts'
import { orderCreated } from './letters/order-created.ts'
import { orderRejected } from './letters/order-rejected.ts'
import { type PostedLetter, postLetter } from './post-letter.ts'

type Order = Pick<OrderRecord, 'id' | 'submission'>

export function postOrderCreated(
  tx: Writer,
  order: Order,
  size: { readonly domains: number; readonly mailboxes: number },
  now: number,
): void {
  post(tx, order, 'order-created', name => orderCreated(order.id, name, size), now)
}

/** A draft that was never submitted is rejected in silence: the customer never heard of it. */
export function postOrderRejected(tx: Writer, order: Order, reason: string, now: number): void {
  if (order.submission === 0) return
  post(tx, order, 'order-rejected', name => orderRejected(order.id, name, reason), now)
}

/** Silent, too, for a draft that was never submitted. */
export function postOrderCancelled(
  tx: Writer,
  order: Order,
  removesMailboxes: boolean,
  now: number,
): void {
  if (order.submission === 0) return
  const text = (name: string) => orderCancelled(order.id, name, removesMailboxes)
  post(tx, order, 'order-cancelled', text, now)
}

export function postOrderCompleted(
  tx: Writer,
  order: Order,
  mailboxCount: number,
  now: number,
): void {
  const text = (name: string) => orderCompleted(order.id, name, mailboxCount)
  post(tx, order, 'order-completed', text, now)
}

function post(
  tx: Writer,
  order: Order,
  kind: PostedLetter['kind'],
  textFor: (customerName: string) => LetterText,
  now: number,
): void {
  const { name, email } = customerOf(tx, order.id)
  // deleted: nobody is there to be told
  if (email === '') return
  const from = importOfOrder(tx, order.id)
  if (from === null || hasLetterOfItsOwn(from, kind))
    postLetter(tx, { order, kind, to: email, text: textFor(name) }, now)
  if (from?.letters === 'summary') postSummaryWhenOver(tx, from.id, order.id, now)
}

/** Whether the letter asks nothing of the customer, so that an import may gather or leave it. */
const isNews: Record<LetterKind, boolean> = {
  'order-created': true,
  'order-completed': true,
  'order-cancelled': true,
  'order-rejected': false,
  'nameservers-failed': false,
  'order-stalled': false,
  'import-standing': false,
  'import-summary': false,
}

const hasLetterOfItsOwn = ({ letters, isTold }: ImportOfOrder, kind: LetterKind): boolean =>
  letters === 'each' || isTold || !isNews[kind]
