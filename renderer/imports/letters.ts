import type { ImportLetters } from '../../shared/imports/import.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import { mostOrders } from '../../shared/imports/orders/letters.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'

/** Letters that a customer gets about an order that goes well: created and completed. */
const perOrder = 2

export const letterWords: Readonly<Record<ImportLetters, string>> = {
  none: 'Only when needed',
  summary: 'One summary each',
  each: 'Two for each order',
}

/** What the choice comes to, for whoever gets most; said before anything is created. */
export function lettersSentence(
  letters: ImportLetters,
  orders: readonly CheckedOrder[],
): string {
  const most = mostOrders(orders)
  const several = most !== null && most.orders > 1
  const sentences: Readonly<Record<ImportLetters, string>> = {
    none: 'Customers are written to only when they have to act.',
    summary: several
      ? `${most.email} gets one letter about ${countOf(most.orders, 'order')}, when all are finished.`
      : 'Each customer gets one letter, when all its orders are finished.',
    each: several
      ? `${most.email} gets ${numberText(most.orders * perOrder)} letters, two for each of ${countOf(most.orders, 'order')}.`
      : 'Each customer gets a letter when the order is created, and one when it is completed.',
  }
  return sentences[letters]
}
