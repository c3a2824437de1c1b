import { z } from 'zod'
import type { By } from '../team/team.ts'

/** Which activity of a colleague counts as a change of an order that somebody else may have open. */
export const editActions = [
  'order_saved',
  'order_pending',
  'order_status_by_hand',
  'order_customer_changed',
  'mailin_ai_order_status_in_progress',
  'mailin_ai_panel_assignment_skipped',
  'mailin_ai_order_rejected',
  'mailin_ai_order_cancelled',
  'due_date_set',
  'due_date_cleared',
  'billing_changed',
  'domain_replaced',
  'prefixes_changed',
  'mailboxes_entered',
] as const

/**
 * The version of an order that was before whoever changes it, as `orders.get` answered it; the change
 * of an older one is refused as `changed`. Left out, nothing is compared.
 */
export const orderVersion = z.int().nonnegative().optional()

/** A change of an order by a colleague. */
export type OrderEdit = {
  readonly by: By
  readonly description: string
  /** ISO-8601 UTC. */
  readonly at: string
}
