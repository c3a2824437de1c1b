import type { Stage } from '../../shared/orders/domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'

const stageHeadings: Record<Stage, string> = {
  lookup: 'The transfer is stuck',
  transfer: 'The transfer is stuck',
  nameservers: 'The nameserver update fails',
  activation: 'The transfer is stuck',
  mailboxes: 'Mailboxes are not created',
  done: 'The order stays in progress',
}

/** Where the guide speaks of what this domain has: its failure, else its stage. */
export function guideHeading(order: Order, domain: string): string {
  const row = order.domains.find(one => one.name === domain)
  return row?.failure?.code ?? stageHeadings[row?.stage ?? 'done']
}
