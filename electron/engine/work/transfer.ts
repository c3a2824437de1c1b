import { transfersUnderWay } from '../../../db/engine/automations.ts'
import { dueDomains } from '../../../db/engine/work.ts'
import { createRoundRobin } from '../choose-work.ts'
import { createDueWatch } from '../due-watch.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import { transferDomain } from '../steps/transfer-domain.ts'
import { claim, type Here, mailboxWindow, park, type WorkSource, workForOrder } from './work.ts'

/** Work at the stage `transfer`, a domain of one order after the other. */
export function createTransferWork(options: LaneOptions): WorkSource {
  const { context, commit } = options
  const roundRobin = createRoundRobin()
  const ordersAt = createDueWatch('transfer')

  async function transferOne(orderId: number, here: Here): Promise<void> {
    const { db, now } = context()
    const due = dueDomains(db.reader, 'transfer', now(), { orderId, limit: mailboxWindow })
    // what was asked for is only read back, which no plan limits
    const asked = transfersUnderWay(db.reader, orderId)
    const unasked = due.filter(one => !asked.has(one.name))
    if (park(options, 'transfer', unasked)) return
    const [domain] = claim(context(), due.slice(0, 1))
    if (domain !== undefined) commit(await transferDomain(here(), domain))
  }

  return {
    next({ now, isDue }) {
      const due = isDue('transfer') ? ordersAt(context().db.reader, now) : []
      return workForOrder(roundRobin, roundRobin.peek(due), transferOne)
    },
  }
}
