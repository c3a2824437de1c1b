import type { OrderDomain } from '../../../shared/order-domain.ts'
import type { Order } from '../../../shared/order-view.ts'
import type { FormPart } from '../../failure-text.ts'

/**
 * Trying again makes sense where something failed and the order is still being worked on; in a
 * cancelled one that is the removal of its mailboxes.
 */
export function canRetry(order: Order, domain: OrderDomain): boolean {
  const isWorkedOn =
    order.status === 'in-progress' ||
    order.status === 'cancelled' ||
    (order.status === 'draft' && order.draftCause === 'nameservers')
  const hasFailed =
    domain.state === 'halted' || (domain.state === 'due' && domain.failure !== undefined)
  return isWorkedOn && hasFailed
}

/** Where an order is edited, beginning at the part that needs it. */
export function editAddress(id: number, part?: FormPart): string {
  return `/orders/${id}/edit${part === undefined ? '' : `/${part}`}`
}

/** The form takes drafts and rejected orders. */
export function canEdit(order: Order): boolean {
  return order.status === 'draft' || order.status === 'reject'
}
