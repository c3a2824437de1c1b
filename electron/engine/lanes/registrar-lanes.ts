import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import { type DomainWork, dueDomains, dueRegistrarChecks } from '../../../db/engine/work.ts'
import type { Stage } from '../../../shared/orders/domain.ts'
import { createRoundRobin } from '../choose-work.ts'
import { createDueWatch } from '../due-watch.ts'
import { forOrder } from '../order-at-work.ts'
import type { Finding, StepContext } from '../step.ts'
import { checkRegistrar } from '../steps/check-registrar.ts'
import { setNameServers } from '../steps/set-nameservers.ts'
import type { Lane, LaneOptions, LaneWork } from './lane.ts'

/** Updates and looks under way at once, at most one per order. */
const laneCount = 4
/** Due looks that are searched for one whose order is not busy. */
const lookWindow = 50

/** Nameserver updates and looks at registrars, one domain at a time, beside the Mailin account. */
export function createRegistrarLanes({ context, commit }: LaneOptions): Lane {
  const busyOrders = new Set<number>()
  const roundRobin = createRoundRobin()
  const ordersDue = createDueWatch('nameservers')

  function nextUpdate(): LaneWork | null {
    const { db, now } = context()
    const waiting = ordersDue(db.reader, now())
    const orderId = roundRobin.next(waiting.filter(one => !busyOrders.has(one.orderId)))
    if (orderId === null) return null
    const due = dueDomains(db.reader, 'nameservers', now(), { orderId, limit: 1 })
    return claimFor(due, 'nameservers', setNameServers)
  }

  /** Domains that wait for activation and whose registrar was not asked for a while. */
  function nextLook(): LaneWork | null {
    const { db, now } = context()
    const due = dueRegistrarChecks(db.reader, now(), lookWindow)
    const free = due.filter(one => !busyOrders.has(one.orderId))
    return claimFor(free.slice(0, 1), 'activation', checkRegistrar)
  }

  function claimFor(
    due: readonly DomainWork[],
    stage: Stage,
    step: (context: StepContext, domain: DomainWork) => Promise<Finding>,
  ): LaneWork | null {
    // mostly nothing is due, and then no write lock is taken
    if (due.length === 0) return null
    const { db, now } = context()
    const ids = due.map(one => one.id)
    const [domain] = write(db, tx => claimDomains(tx, ids, now(), stage))
    if (domain === undefined) return null
    const { orderId } = domain
    const dueAt = due.find(({ id }) => id === domain.id)?.dueAt ?? null
    busyOrders.add(orderId)
    return {
      leases: domain.id,
      run: async () =>
        commit([await forOrder(orderId, () => step(context(), { ...domain, dueAt }))]),
      end: () => busyOrders.delete(orderId),
    }
  }

  return {
    next: () => (busyOrders.size >= laneCount ? null : (nextUpdate() ?? nextLook())),
    nextTimes: () => [],
  }
}
