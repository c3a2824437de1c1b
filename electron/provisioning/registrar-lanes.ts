import { write } from '../../db/database.ts'
import { claimDomains } from '../../db/queries/leases.ts'
import { type DomainWork, dueDomains } from '../../db/queries/work.ts'
import { createTurns } from './choose-work.ts'
import { createDueWatch } from './due-watch.ts'
import { forOrder } from './order-at-work.ts'
import type { Finding, StepContext } from './step.ts'
import { setNameServers } from './steps/set-nameservers.ts'

/** Nameserver updates under way at once, at most one per order. */
const laneCount = 4

/** `commit` writes what an update found out. */
export type RegistrarLanesOptions = {
  readonly context: () => StepContext
  readonly commit: (findings: readonly Finding[]) => void
}

/** One claimed domain and its update; `end` frees the lane. */
export type RegistrarWork = {
  readonly domain: DomainWork
  readonly run: () => Promise<void>
  readonly end: () => void
}

/** Nameserver updates, beside the lane of the Mailin account. */
export type RegistrarLanes = {
  /** Claims the next domain that is due; null when none is, or no lane is free. */
  next(): RegistrarWork | null
}

/** Keeps turns and busy orders in memory; what is due comes from the database. */
export function createRegistrarLanes({
  context,
  commit,
}: RegistrarLanesOptions): RegistrarLanes {
  const busyOrders = new Set<number>()
  const turns = createTurns()
  const ordersDue = createDueWatch('nameservers')

  return {
    next() {
      if (busyOrders.size >= laneCount) return null
      const { db } = context()
      const now = context().now()
      const waiting = ordersDue(db.orm, now)
      const orderId = turns.next(waiting.filter(one => !busyOrders.has(one.orderId)))
      if (orderId === null) return null
      const due = dueDomains(db.orm, 'nameservers', now, { orderId, limit: 1 })
      const ids = due.map(one => one.id)
      const [domain] = write(db, tx => claimDomains(tx, ids, now))
      if (domain === undefined) return null
      busyOrders.add(orderId)
      return {
        domain,
        run: async () =>
          commit([await forOrder(orderId, () => setNameServers(context(), domain))]),
        end: () => busyOrders.delete(orderId),
      }
    },
  }
}
