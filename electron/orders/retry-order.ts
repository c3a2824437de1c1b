import { type Database, isOpen, write } from '../../db/core/database.ts'
import { resumeRemovals } from '../../db/orders/order-acts.ts'
import { domainsToRetry, findOrder, retryDomains } from '../../db/orders/orders.ts'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { isRetriable } from '../../shared/orders/life.ts'
import { breathe } from '../backups/rest.ts'
import { changeStatus } from './change-status.ts'

/** What is left out is not asked about. */
export type RetryChoice = { readonly domain?: string; readonly cause?: EngineFailureCode }

/** As many in one transaction as a submission writes: more would hold window and engine up. */
const sliceSize = 250

/**
 * Lets the order's failed domains go on, a part at a time; of a cancelled order, the removals that
 * were put to staff. Answers how many, null for an unknown order. A domain that runs or goes on by
 * itself is left alone, so twice does no more than once.
 * Ends early when the database is closed meanwhile: what was not reached waits as before.
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
      // with the first, so that no kill leaves a retry untold
      if (start === 0 && count > 0)
        changeStatus(tx, id, 'retried', { count: ids.length, domain: choice.domain }, now)
      return count
    })
    if (ids.length > sliceSize) await breathe()
  }
  return retried
}
