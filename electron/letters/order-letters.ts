import type { Writer } from '../../db/core/database.ts'
import { type ImportOfOrder, importOfOrder } from '../../db/letters/import-letters.ts'
import { customerOf, type OrderRecord } from '../../db/orders/orders.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { readGroup } from '../settings/settings.ts'
import { aboutOrder } from './about-order.ts'
import { composeLetter, languageFor } from './compose-letter.ts'
import { postSummaryWhenOver } from './import-summary.ts'
import { type PostedLetter, postLetter } from './post-letter.ts'
import type { LetterNews } from './texts/facts.ts'

type OrderLetterKind = Exclude<LetterKind, 'import-standing' | 'import-summary'>

/** A letter about one order; `audience` says to whom. */
export type OrderLetter = Pick<PostedLetter, 'dueAt' | 'occasion'> & LetterNews<OrderLetterKind>

/**
 * Who gets a kind of letter: the customer, who is `asked` for something or only `told` (which an
 * import may leave to its summary), or the agency.
 */
const audience: Readonly<Record<OrderLetterKind, 'asked' | 'told' | 'agency'>> = {
  'order-created': 'told',
  'order-completed': 'told',
  'order-cancelled': 'told',
  'order-rejected': 'asked',
  'nameservers-failed': 'asked',
  'order-stalled': 'agency',
  'credentials-handed-over': 'asked',
}

/** Posts a letter, in the transaction that it tells about; none where there is no address. */
export function postOrderLetter(
  tx: Writer,
  order: Pick<OrderRecord, 'id' | 'submission'>,
  { dueAt, occasion, ...news }: OrderLetter,
  now: number,
): void {
  const { email, letterLanguage } = customerOf(tx, order.id)
  const { kind } = news
  const isToAgency = audience[kind] === 'agency'
  const to = isToAgency ? readGroup(tx, 'mail').agencyAddress : email
  if (to === '') return
  const from = isToAgency ? null : importOfOrder(tx, order.id)
  if (from === null || hasLetterOfItsOwn(from, kind)) {
    const language = languageFor(tx, isToAgency ? null : letterLanguage)
    const text = composeLetter(tx, news, aboutOrder(tx, order.id), language)
    const when = {
      ...(dueAt !== undefined && { dueAt }),
      ...(occasion !== undefined && { occasion }),
    }
    const announcesMailboxes = kind === 'order-completed'
    postLetter(tx, { order, kind, to, text, announcesMailboxes, ...when }, now)
  }
  if (from?.letters === 'summary') postSummaryWhenOver(tx, from.id, order.id, now)
}

const hasLetterOfItsOwn = (
  { letters, isTold }: ImportOfOrder,
  kind: OrderLetterKind,
): boolean => letters === 'each' || isTold || audience[kind] === 'asked'
