import type { FormPart } from '../../../shared/border/failure-text.ts'
import { isRetriable } from '../../../shared/orders/life.ts'
import type { OrderDomain } from '../../../shared/orders/order-domain.ts'
import type { Order } from '../../../shared/orders/order-view.ts'

/** Whether something failed at a domain, and its order takes a retry. */
export function canRetry(order: Order, domain: OrderDomain): boolean {
  const hasFailed =
    domain.state === 'halted' || (domain.state === 'due' && domain.failure !== undefined)
  return isRetriable(order) && hasFailed
}

/** Address where an order is edited, with the part that takes the focus. */
export function editAddress(id: number, part?: FormPart): string {
  return `/orders/${id}/edit${part === undefined ? '' : `/${part}`}`
}
