import { type Database, write } from '../../db/database.ts'
import { findOrder, retryDomains } from '../../db/queries/orders.ts'
import { addActivity } from '../../db/queries/records.ts'
import type { EngineFailureCode } from '../../shared/failure.ts'

/** What is left out is not asked about. */
export type RetryChoice = { readonly domain?: string; readonly cause?: EngineFailureCode }

/**
 * Lets the order's failed domains go on at once; answers how many, null for an unknown order.
 * A domain that runs or goes on by itself is left alone, so twice does no more than once.
 */
export function retryOrder(
  db: Database,
  id: number,
  choice: RetryChoice,
  now: number,
): number | null {
  return write(db, tx => {
    const order = findOrder(tx, id)
    if (order === null) return null
    const status = order.statusManageByAdmin
    if (status === 'cancelled' || status === 'reject') return 0
    const count = retryDomains(tx, id, choice, now)
    if (count > 0) {
      const what = choice.domain ?? (count === 1 ? '1 domain' : `${count} domains`)
      const description = `Retried by hand: ${what}`
      const properties = choice.domain === undefined ? {} : { domain: choice.domain }
      addActivity(tx, { action: 'retried', description, orderId: id, properties }, now)
    }
    return count
  })
}
