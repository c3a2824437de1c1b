import type { Reader } from '../../db/core/database.ts'
import type { DomainWork } from '../../db/engine/work.ts'
import { otherOrderOf } from '../../db/mailboxes/mailboxes.ts'
import { prefixesOf } from '../../db/orders/domain-prefixes.ts'

/** Id of the other order that made a mailbox which this one expects; null: there is none. */
function otherOrderAt(tx: Reader, orderId: number, domain: string): number | null {
  for (const { prefix } of prefixesOf(tx, orderId)?.(domain) ?? []) {
    const other = otherOrderOf(tx, orderId, `${prefix}@${domain}`)
    if (other !== null) return other
  }
  return null
}

/** The other order's id for a domain that a conflict at Mailin has halted; null: not so. */
export function otherOrderOfHalt(
  tx: Reader,
  { failureCode, failureProvider, orderId, name }: DomainWork,
): number | null {
  const isTaken = failureCode === 'conflict' && failureProvider !== 'boxwright'
  return isTaken ? otherOrderAt(tx, orderId, name) : null
}
