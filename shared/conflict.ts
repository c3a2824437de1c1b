import { orderStatusNames } from './order.ts'
import type { DomainConflict } from './orders/contract.ts'

/** "acme.com is in order 4 (in progress)." */
export function conflictSentence({ domain, orderId, status }: DomainConflict): string {
  return `${domain} is in order ${orderId} (${orderStatusNames[status].toLowerCase()}).`
}
