import { type Database, type Writer, write } from '../../db/core/database.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import {
  domainProgress,
  noteAlerted,
  type OrderRecord,
  stalledOrders,
} from '../../db/orders/orders.ts'
import { hourMs } from '../../shared/text/duration.ts'
import { changeStatus } from '../orders/change-status.ts'

const hours = 24
const stalledAfterMs = hours * hourMs

/**
 * Tells staff of orders in which nothing moved for a day, and once a day from then on: a
 * notification, and a letter to the agency. Returns the ids of those orders.
 */
export function alertStalled(db: Database, now: number): readonly number[] {
  // most checks find nothing, and then take no write lock
  if (stalledOrders(db.reader, now - stalledAfterMs).length === 0) return []
  return write(db, tx => {
    const orders = stalledOrders(tx, now - stalledAfterMs)
    for (const order of orders) alert(tx, order, now)
    return orders.map(order => order.id)
  })
}

function alert(tx: Writer, order: OrderRecord, now: number): void {
  const { id } = order
  const unfinished = domainProgress(tx, id)
    .filter(domain => domain.state !== 'finished')
    .map(domain => {
      const { name, stage, state } = domain
      return { name, stage, state, failure: failureOf(domain) }
    })
  noteAlerted(tx, id, now)
  changeStatus(tx, id, 'stalled', { hours, unfinished }, now)
}
