import type { Reader } from '../../db/core/database.ts'
import { customerOf, planNameOf } from '../../db/orders/orders.ts'
import { claimedNames } from '../../db/orders/submissions.ts'
import type { About } from './texts/values.ts'

/** The order that a letter is about. Throws for an unknown order. */
export function aboutOrder(tx: Reader, orderId: number): About {
  return {
    orderId,
    customerName: customerOf(tx, orderId).name,
    planName: () => planNameOf(tx, orderId),
    domains: () => claimedNames(tx, orderId),
  }
}
