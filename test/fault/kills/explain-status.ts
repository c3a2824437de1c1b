import type { OrderStatus } from '../../../shared/orders/order.ts'

export type Told = { readonly action: string; readonly properties: string }

const statusAfter: Readonly<Record<string, OrderStatus>> = {
  order_saved: 'draft',
  order_pending: 'pending',
  mailin_ai_order_status_in_progress: 'in-progress',
  mailin_ai_order_set_to_draft: 'draft',
  mailin_ai_order_completed: 'completed',
  mailin_ai_order_rejected: 'reject',
  mailin_ai_order_cancelled: 'cancelled',
}

/**
 * The status of an order by its activity alone, oldest first; throws for a step that the status
 * before it does not allow, such as a second completion.
 */
export function explainStatus(rows: readonly Told[]): OrderStatus | null {
  let status: OrderStatus | null = null
  for (const { action } of rows) {
    const next: OrderStatus | undefined = statusAfter[action]
    if (next === undefined) continue
    if (!isAllowed(status, next)) throw new Error(`${action} while it was ${status}.`)
    status = next
  }
  return status
}

const before: Readonly<Record<OrderStatus, readonly (OrderStatus | null)[]>> = {
  // a resubmission tells of it once more
  'in-progress': [null, 'draft', 'reject', 'in-progress'],
  draft: [null, 'draft', 'in-progress'],
  pending: [null, 'draft', 'reject'],
  completed: ['in-progress', 'draft'],
  reject: ['draft', 'pending', 'in-progress'],
  cancelled: ['draft', 'pending', 'in-progress', 'completed', 'reject'],
}

const isAllowed = (status: OrderStatus | null, next: OrderStatus): boolean =>
  before[next].includes(status)
