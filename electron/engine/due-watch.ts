import type { Reader } from '../../db/core/database.ts'
import { type DueOrder, dueOrders } from '../../db/engine/due-orders.ts'
import type { WorkStage } from '../../shared/orders/domain.ts'

/**
 * Returns a query of the orders with domains due at a stage. When many are due, it answers those
 * that wait the longest, and besides them some others at each call.
 */
export function createDueWatch(stage: WorkStage) {
  let lookedTo = 0
  return (tx: Reader, now: number): readonly DueOrder[] => {
    const due = dueOrders(tx, stage, now, lookedTo)
    lookedTo = due.lookedTo
    return due.orders
  }
}
