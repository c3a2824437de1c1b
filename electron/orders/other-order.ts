import type { Transaction } from '../../db/database.ts'
import { otherOrderOf } from '../../db/queries/emails.ts'
import { findForm, readPrefixes } from '../../db/queries/order-form.ts'

/** The order of ours that made a mailbox which this one expects at the domain; null: none did. */
export function otherOrderAt(tx: Transaction, orderId: number, domain: string): number | null {
  const form = findForm(tx, orderId)
  if (form === null) return null
  for (const { prefix } of readPrefixes(form)) {
    const other = otherOrderOf(tx, orderId, `${prefix}@${domain}`)
    if (other !== null) return other
  }
  return null
}
