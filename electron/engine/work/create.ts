import { dueDomains } from '../../../db/engine/work.ts'
import { createRoundRobin } from '../choose-work.ts'
import { createDueWatch } from '../due-watch.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import type { ListLane } from '../lanes/list-lane.ts'
import type { Finding, StepContext } from '../step.ts'
import { createMailboxes } from '../steps/create-mailboxes.ts'
import { chooseWork, type DomainNeed, needsOf } from '../steps/mailbox-batch.ts'
import { readMailboxes } from '../steps/read-mailboxes.ts'
import { claim, type Here, mailboxWindow, park, type WorkSource, workForOrder } from './work.ts'

/**
 * Work at the stage `mailboxes`, one order after the other: reads, asks, or moves on without a
 * request.
 */
export function createCreateWork(options: LaneOptions, list: ListLane): WorkSource {
  const { context, commit } = options
  const roundRobin = createRoundRobin()
  const ordersAt = createDueWatch('mailboxes')

  async function createOne(orderId: number, here: Here): Promise<void> {
    const { db, now, batchSize } = context()
    const domains = dueDomains(db.reader, 'mailboxes', now(), { orderId, limit: mailboxWindow })
    const needs = needsOf(context(), orderId, domains)
    const isParked = park(
      options,
      'create',
      needs.filter(one => one.need.kind === 'ask').map(one => one.domain),
    )
    if (isParked) return
    const work = chooseWork(needs, batchSize)
    if (work === null) throw new Error(`Order ${orderId} has mailboxes to make but no form.`)
    if (work.kind === 'read') {
      const together = list.worthOnePage(domains)
      if (together.length > 0) return list.readIds(together)
      if (list.isWorthReading() && !list.givesWayTo(work.domains[0].domain)) return list.read()
    }
    const claimed = claimNeeds(context(), work.domains)
    const [first] = claimed
    if (first === undefined) return
    if (work.kind === 'advance') commit(claimed.map(advance))
    else if (work.kind === 'read') commit([await readMailboxes(here(), first)])
    else commit(await createMailboxes(here(), { ...work, domains: claimed, orderId }))
  }

  return {
    next({ now, isDue }) {
      const due = isDue('mailboxes') ? ordersAt(context().db.reader, now) : []
      const orderId = roundRobin.peek(due, one => isWorthCreating(context(), one))
      return workForOrder(roundRobin, orderId, createOne)
    },
  }
}

/**
 * Whether a batch of the order is asked for now. One that is not full waits for look-ups of the
 * order that are due, because the next few requests may fill it; at most for half an interval,
 * and never for a domain that is not due.
 */
function isWorthCreating(
  { db, now, batchSize, intervalMs }: StepContext,
  { orderId, dueAt }: { readonly orderId: number; readonly dueAt: number },
): boolean {
  if (dueAt + intervalMs / 2 <= now()) return true
  const isLooking = (['lookup', 'activation'] as const).some(
    stage => dueDomains(db.reader, stage, now(), { orderId, limit: 1 }).length > 0,
  )
  if (!isLooking) return true
  const known = dueDomains(db.reader, 'mailboxes', now(), { orderId, limit: mailboxWindow })
  return known.filter(domain => domain.isRead).length >= batchSize
}

function claimNeeds(context: StepContext, needs: readonly DomainNeed[]): readonly DomainNeed[] {
  const claimed = claim(
    context,
    needs.map(one => one.domain),
  )
  return needs.flatMap(one => {
    const domain = claimed.find(row => row.id === one.domain.id)
    return domain === undefined ? [] : [{ ...one, domain }]
  })
}

/** A domain that needs no request now: all its mailboxes are there, or under way. */
function advance({ domain, need }: DomainNeed): Finding {
  const at = need.kind === 'poll' ? need.at : 0
  return {
    domain,
    outcome:
      need.kind === 'poll' ? { kind: 'wait', reason: 'job', at } : { kind: 'move', to: 'done' },
  }
}
