import type { Reader } from '../../db/core/database.ts'
import { readLetter } from '../../db/letters/letter-list.ts'
import type { Letter } from '../../db/records/records.ts'

/** The address that a letter would have if it was written now; null: there is no such letter. */
export function currentAddress(tx: Reader, id: number, agencyAddress: string): string | null {
  const row = readLetter(tx, id)
  return row === null ? null : addressNow(row.letter, row.customerEmail, agencyAddress)
}

/** The agency's address for letters about stalled orders, else the customer's. */
export function addressNow(
  { kind, recipient }: Pick<Letter, 'kind' | 'recipient'>,
  customerEmail: string | null,
  agencyAddress: string,
): string {
  return kind === 'order-stalled' ? agencyAddress || recipient : (customerEmail ?? recipient)
}
