import { nextRemoval } from '../../../db/orders/order-acts.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import { forOrder } from '../order-at-work.ts'
import type { Removals } from '../steps/remove-mailbox.ts'
import { once, type WorkSource } from './work.ts'

/** Removes mailboxes of cancelled orders, the one that is due the longest first. */
export function createRemoveWork(
  { context, commit }: LaneOptions,
  removals: Removals,
): WorkSource {
  /**
   * Ids of mailboxes that are being removed. No lease prevents a second removal while the first
   * reads a long list.
   */
  const underWay = new Set<number>()
  return {
    next({ now }) {
      const row = nextRemoval(context().db.reader, now, [...underWay])
      if (row === null) return null
      return here =>
        once(underWay, [row.id], async () => {
          const failure = await forOrder(row.orderId, () => removals.run(here(), row))
          commit([], { ...(failure === null ? {} : { failure }), orderIds: [row.orderId] })
        })
    },
  }
}
