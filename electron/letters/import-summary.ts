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
import { postLetter } from './post-letter.ts'
import { importProgress, importSummary } from './texts/import-summary.ts'

/** After a day a customer is told where the orders stand, also when some are still open. */
const takesLongMs = 24 * 3_600_000
/** An import creates order after order: when none was created for so long, it was stopped. */
const createdWithinMs = 60_000
/** Customers told in one go, so that a large import holds up nothing else. */
const mostAtOnce = 25

/**
 * One letter for all orders of this order's customer in the import, once the last of them is
 * over: within the transaction that ended it. Not while more of the file's orders may follow;
 * then `tellImports` finds it.
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

/** Tells customers of imports who were not told in time; answers an order of each. */
export function tellImports(db: Database, now: number): readonly number[] {
  const find = (tx: Reader) => ({
    ended: whollyEnded(tx, mostAtOnce).filter(
      ({ importId }) => !isBeingCreated(tx, importId, now - createdWithinMs),
    ),
    open: takingLong(tx, now - takesLongMs, mostAtOnce),
  })
  const first = find(db.reader)
  // most ticks find nothing: they take no lock
  if (first.ended.length + first.open.length === 0) return []
  return write(db, tx => {
    const { ended, open } = find(tx)
    for (const one of ended) post(tx, one, 'import-summary', now)
    for (const one of open) post(tx, one, 'import-standing', now)
    return [...ended, ...open].map(({ orderId }) => orderId)
  })
}

const texts = {
  'import-summary': importSummary,
  'import-standing': importProgress,
} as const satisfies Partial<Record<LetterKind, unknown>>

function post(
  tx: Writer,
  { importId, customerId, orderId }: Addressee,
  kind: keyof typeof texts,
  now: number,
): void {
  const orders = untoldOrders(tx, importId, customerId)
  noteTold(tx, importId, customerId, now)
  const [first] = orders
  // what was refused has had its own letter
  if (first === undefined || orders.every(({ status }) => status === 'reject')) return
  const { name, email } = customerOf(tx, orderId)
  const text = texts[kind](name, orders)
  postLetter(tx, { order: first, kind, to: email, text, occasion: importId }, now)
}
