import { write } from '../../db/database.ts'
import { claimDomains } from '../../db/queries/leases.ts'
import { type DomainWork, dueDomains, dueRegistrarChecks } from '../../db/queries/work.ts'
import type { Stage } from '../../shared/domain.ts'
import { createTurns } from './choose-work.ts'
import { createDueWatch } from './due-watch.ts'
import { forOrder } from './order-at-work.ts'
import type { Finding, StepContext } from './step.ts'
import { checkRegistrar } from './steps/check-registrar.ts'
import { setNameServers } from './steps/set-nameservers.ts'

/** Updates and looks under way at once, at most one per order. */
const laneCount = 4
/** Looks that are due and looked through; the orders of some may be busy. */
const lookWindow = 50

/** `commit` writes what an update found out. */
export type RegistrarLanesOptions = {
  readonly context: () => StepContext
  readonly commit: (findings: readonly Finding[]) => void
}

/** One claimed domain and what is done at its registrar; `end` frees the lane. */
export type RegistrarWork = {
  readonly domain: DomainWork
  readonly run: () => Promise<void>
  readonly end: () => void
}

/** Nameserver updates and looks at registrars, beside the lane of the Mailin account. */
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

  function nextUpdate(): RegistrarWork | null {
    const { db, now } = context()
    const waiting = ordersDue(db.orm, now())
    const orderId = turns.next(waiting.filter(one => !busyOrders.has(one.orderId)))
    if (orderId === null) return null
    const due = dueDomains(db.orm, 'nameservers', now(), { orderId, limit: 1 })
    return claimFor(due, 'nameservers', setNameServers)
  }

  /** Domains that wait for activation and whose registrar was not asked for a while. */
  function nextLook(): RegistrarWork | null {
    const { db, now } = context()
    const due = dueRegistrarChecks(db.orm, now(), lookWindow)
    const free = due.filter(one => !busyOrders.has(one.orderId))
    return claimFor(free.slice(0, 1), 'activation', checkRegistrar)
  }

  function claimFor(
    due: readonly DomainWork[],
    stage: Stage,
    step: (context: StepContext, domain: DomainWork) => Promise<Finding>,
  ): RegistrarWork | null {
    // most turns find nothing: they take no lock
    if (due.length === 0) return null
    const { db, now } = context()
    const ids = due.map(one => one.id)
    const [domain] = write(db, tx => claimDomains(tx, ids, now(), stage))
    if (domain === undefined) return null
    const { orderId } = domain
    busyOrders.add(orderId)
    return {
      domain,
      run: async () => commit([await forOrder(orderId, () => step(context(), domain))]),
      end: () => busyOrders.delete(orderId),
    }
  }

  return {
    next: () => (busyOrders.size >= laneCount ? null : (nextUpdate() ?? nextLook())),
  }
}
