import type { ImportLetters } from '../../shared/imports/import.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import type { Choices } from '../../shared/imports/orders/form-of-cells.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { numberText } from '../../shared/text/locale.ts'

/** Letters that a customer gets about an order that goes well: created and completed. */
const perOrder = 2

export const letterWords: Readonly<Record<ImportLetters, string>> = {
  none: 'Only when needed',
  summary: 'One summary each',
  each: 'Two for each order',
}

type Addressee = { readonly email: string; readonly orders: number }

/** The customer with most of the orders; null: none of them has one. */
export function mostOrders(orders: readonly CheckedOrder[]): Addressee | null {
  const counts = new Map<string, number>()
  for (const { customer } of orders) {
    const email =
      customer.kind === 'known'
        ? customer.customer.email
        : customer.kind === 'new'
          ? customer.email
          : null
    if (email !== null) counts.set(email, (counts.get(email) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most === undefined ? null : { email: most[0], orders: most[1] }
}

/** What staff chose; until then a summary as soon as one customer would get many letters. */
export function lettersOf(
  { letters }: Choices,
  orders: readonly CheckedOrder[],
): ImportLetters {
  return letters ?? ((mostOrders(orders)?.orders ?? 0) > 1 ? 'summary' : 'each')
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
