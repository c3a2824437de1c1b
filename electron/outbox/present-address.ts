import type { Transaction } from '../../db/database.ts'
import { findLetter } from '../../db/queries/letters.ts'
import { customerOf } from '../../db/queries/orders.ts'
import type { Letter } from '../../db/queries/records.ts'

/** Where a letter would go if it was written now; null: there is no such letter. */
export function presentAddress(
  tx: Transaction,
  id: number,
  agencyAddress: string,
): string | null {
  const letter = findLetter(tx, id)
  if (letter === null) return null
  const customer = letter.orderId === null ? null : customerOf(tx, letter.orderId).email
  return addressNow(letter, customer, agencyAddress)
}

/** The agency is written to about orders that stand still, the customer about all else. */
export function addressNow(
  { kind, recipient }: Pick<Letter, 'kind' | 'recipient'>,
  customerEmail: string | null,
  agencyAddress: string,
): string {
  return kind === 'order-stalled' ? agencyAddress || recipient : (customerEmail ?? recipient)
}
