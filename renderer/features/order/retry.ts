import type { Order, OrderDomain } from '../../../shared/rows.ts'

/** Trying again makes sense where something failed and the order is still being worked on. */
export function canRetry(order: Order, domain: OrderDomain): boolean {
  const isWorkedOn =
    order.status === 'in-progress' ||
    (order.status === 'draft' && order.draftCause === 'nameservers')
  const hasFailed =
    domain.state === 'halted' || (domain.state === 'due' && domain.failure !== undefined)
  return isWorkedOn && hasFailed
}

/** The form takes drafts and rejected orders. */
export function canEdit(order: Order): boolean {
  return order.status === 'draft' || order.status === 'reject'
}
