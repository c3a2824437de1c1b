import type { Reader } from '../../db/core/database.ts'
import { type DueOrder, dueOrders } from '../../db/engine/due-orders.ts'
import type { WorkStage } from '../../shared/orders/domain.ts'

/** Looks at the orders due at one stage, and of a crowd at others each time. */
export function createDueWatch(stage: WorkStage) {
  let lookedTo = 0
  return (tx: Reader, now: number): readonly DueOrder[] => {
    const due = dueOrders(tx, stage, now, lookedTo)
    lookedTo = due.lookedTo
    return due.orders
  }
}
