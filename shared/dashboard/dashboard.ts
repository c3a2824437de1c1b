import type { WorkStage } from '../orders/domain.ts'
import type { OrderDomain } from '../orders/order-domain.ts'

/** What happened on one calendar day of this computer. */
export type DayFigures = {
  /** Local, such as `2026-11-25`. */
  readonly day: string
  readonly ordersEntered: number
  readonly ordersCompleted: number
  readonly mailboxesCreated: number
}

/** How long domains were in a stage before they left it. */
export type StageTime = {
  readonly stage: WorkStage
  /** Absent while no domain has left the stage in these days. */
  readonly medianSeconds?: number
  /** Domains that the median is made of. */
  readonly count: number
}

/** A domain on its way, and whose it is. */
export type DomainInStage = OrderDomain & {
  readonly orderId: number
  readonly customerName: string
}

export type Dashboard = {
  /** The last 30 days, oldest first; today is the last. */
  readonly days: readonly DayFigures[]
  /** Of the same days, one row per stage in the order of the stages. */
  readonly stageTimes: readonly StageTime[]
  /** At most eight domains on their way, those that are longest in their stage first. */
  readonly standing: readonly DomainInStage[]
  readonly now: {
    readonly ordersInProgress: number
    /** Order domains on their way. */
    readonly domainsUnderWay: number
    /** Order domains that need a person. */
    readonly needsPerson: number
    /** Open orders whose due date has passed. */
    readonly lateOrders: number
    /** Open orders with a due date that has not passed. */
    readonly promisedOrders: number
  }
}
