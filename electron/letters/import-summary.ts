import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import {
  type Addressee,
  hasOpenOrders,
  isBeingCreated,
  noteTold,
  takingLong,
  untoldOrders,
  whollyEnded,
} from '../../db/letters/import-letters.ts'
import { customerOf } from '../../db/orders/orders.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { dayMs } from '../../shared/text/duration.ts'
import { aboutOrder } from './about-order.ts'
import { composeLetter, languageFor } from './compose-letter.ts'
import { postLetter } from './post-letter.ts'

/** Milliseconds after which a customer is told of the orders although some are still open. */
const takesLongMs = dayMs
/** An import in which no order was created for so many milliseconds was stopped. */
const createdWithinMs = 60_000
/** Customers told in one transaction, so that a large import holds up nothing else. */
const mostAtOnce = 25

/**
 * Posts one letter about all orders of this order's customer in the import, once the last of them is
 * over, within the transaction that ended it. While more of the file's orders may follow, it is left
 * to `tellImports`.
 */
export function postSummaryWhenOver(
  tx: Writer,
  importId: number,
  orderId: number,
  now: number,
): void {
  const customerId = customerOf(tx, orderId).id
  if (hasOpenOrders(tx, importId, customerId)) return
  if (isBeingCreated(tx, importId, now - createdWithinMs)) return
  post(tx, { importId, customerId, orderId }, 'import-summary', now)
}

/** Posts the summaries that are due; returns the id of one order of each customer told. */
export function tellImports(db: Database, now: number): readonly number[] {
  const find = (tx: Reader) => ({
    ended: whollyEnded(tx, mostAtOnce).filter(
      ({ importId }) => !isBeingCreated(tx, importId, now - createdWithinMs),
    ),
    open: takingLong(tx, now - takesLongMs, mostAtOnce),
  })
  const first = find(db.reader)
  // most calls find nothing, and those take no write lock
  if (first.ended.length + first.open.length === 0) return []
  return write(db, tx => {
    const { ended, open } = find(tx)
    for (const one of ended) post(tx, one, 'import-summary', now)
    for (const one of open) post(tx, one, 'import-standing', now)
    return [...ended, ...open].map(({ orderId }) => orderId)
  })
}

function post(
  tx: Writer,
  { importId, customerId, orderId }: Addressee,
  kind: Extract<LetterKind, 'import-standing' | 'import-summary'>,
  now: number,
): void {
  const orders = untoldOrders(tx, importId, customerId)
  noteTold(tx, importId, customerId, now)
  const [first] = orders
  // each refused order has had its own letter
  if (first === undefined || orders.every(({ status }) => status === 'reject')) return
  const { email, letterLanguage } = customerOf(tx, orderId)
  const language = languageFor(tx, letterLanguage)
  const text = composeLetter(
    tx,
    { kind, facts: { orders } },
    aboutOrder(tx, first.id),
    language,
  )
  const announcesMailboxes =
    kind === 'import-summary' &&
    orders.some(({ status, mailboxCount }) => status === 'completed' && mailboxCount > 0)
  postLetter(
    tx,
    { order: first, kind, to: email, text, occasion: importId, announcesMailboxes },
    now,
  )
}
