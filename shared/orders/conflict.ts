import type { DomainConflict } from './contract.ts'
import { orderStatusNames } from './order.ts'

/** "acme.com is in order 4 (in progress)." */
export function conflictSentence({ domain, orderId, status }: DomainConflict): string {
  return `${domain} is in order ${orderId} (${orderStatusNames[status].toLowerCase()}).`
}
