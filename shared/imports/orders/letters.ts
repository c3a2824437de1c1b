import type { ImportLetters } from '../import.ts'
import type { CheckedOrder } from './check-orders.ts'
import type { Choices } from './form-of-cells.ts'

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
