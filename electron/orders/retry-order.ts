import { type Database, isOpen, write } from '../../db/core/database.ts'
import { resumeRemovals } from '../../db/orders/order-acts.ts'
import { domainsToRetry, findOrder, retryDomains } from '../../db/orders/orders.ts'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { isRetriable } from '../../shared/orders/life.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { changeStatus } from './change-status.ts'

/** Which domains to retry; an absent field does not narrow the choice. */
export type RetryChoice = { readonly domain?: string; readonly cause?: EngineFailureCode }

/** Domains in one transaction, as many as a submission may write. */
const sliceSize = 250

/**
 * Lets the failed domains of an order go on, or the failed removals of a cancelled one, some in each
 * transaction. Returns how many; null: there is no such order. Idempotent, as a domain that runs or
 * goes on by itself is left alone. Ends early when the database is closed.
 */
export async function retryOrder(
  db: Database,
  id: number,
  choice: RetryChoice,
  now: number,
): Promise<number | null> {
  const order = findOrder(db.reader, id)
  if (order === null) return null
  if (!isRetriable(order)) return 0
  const ids = domainsToRetry(db.reader, id, choice)
  let retried = 0
  for (let start = 0; start < ids.length && isOpen(db); start += sliceSize) {
    const slice = ids.slice(start, start + sliceSize)
    retried += write(db, tx => {
      const count =
        order.status === 'cancelled'
          ? resumeRemovals(tx, id, slice, now)
          : retryDomains(tx, id, choice, now, slice)
      // told with the first slice, so that no kill leaves a retry without its activity
      if (start === 0 && count > 0)
        changeStatus(tx, id, 'retried', { count: ids.length, domain: choice.domain }, now)
      return count
    })
    if (ids.length > sliceSize) await yieldToEvents()
  }
  return retried
}
