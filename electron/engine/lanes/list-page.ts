import type { Database } from '../../../db/core/database.ts'
import { type DomainWork, waitingNamed } from '../../../db/engine/work.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import type { MailinMailbox } from '../../providers/mailin-port.ts'
import type { MailboxesByDomain } from '../mailbox-sweep.ts'
import type { Outcome } from '../progress.ts'
import { recordCreated } from '../record-created.ts'
import type { StepContext } from '../step.ts'
import { type Dispute, disputedIds, haltOf, undisputed } from '../steps/disputed-ids.ts'
import { type DomainNeed, isWholeWith, needsOf } from '../steps/mailbox-batch.ts'
import { asCreated } from '../steps/read-mailboxes.ts'
import { claim } from '../work/work.ts'
import type { LaneOptions } from './lane.ts'

/**
 * Writes the ids that one page of the account's mailbox list names for the orders of these
 * targets, whichever job made the mailboxes. A domain that lacks none any more is done, and one
 * with the id of another mailbox is halted. Returns the domains that are done or halted now.
 */
export function recordPage(
  { context, commit }: Pick<LaneOptions, 'context' | 'commit'>,
  targets: readonly DomainWork[],
  page: MailboxesByDomain,
): readonly DomainWork[] {
  const { db } = context()
  const orders = ordersOf(targets)
  const needs = needsAmong(
    context(),
    orders.flatMap(orderId => waitingNamed(db.reader, orderId, [...page.keys()])),
  )
  const disputes = disputesOn(db, needs, page)
  const outcomes = new Map(
    needs.flatMap(one => {
      const outcome = outcomeOf(one, disputes, page)
      return outcome === null ? [] : [[one.domain.id, outcome]]
    }),
  )
  const claimed = claim(
    context(),
    needs.flatMap(({ domain }) => (outcomes.has(domain.id) ? domain : [])),
  )
  const findings = claimed.flatMap(domain => {
    const outcome = outcomes.get(domain.id)
    return outcome === undefined ? [] : [{ domain, outcome }]
  })
  commit(findings, {
    orderIds: ordersOf(needs.map(one => one.domain)),
    record(tx) {
      for (const orderId of orders) {
        const found = foundOf(needsOfOrder(needs, orderId), page).map(asCreated)
        recordCreated(tx, context(), orderId, undisputed(found, disputes))
      }
    },
  })
  return claimed
}

/** The orders of these domains, each once. */
export const ordersOf = (domains: readonly DomainWork[]): readonly number[] => [
  ...new Set(domains.map(domain => domain.orderId)),
]

/** What the mailboxes of these domains need, by the rows as they are now. */
export function needsAmong(
  context: StepContext,
  domains: readonly DomainWork[],
): readonly DomainNeed[] {
  return ordersOf(domains).flatMap(orderId =>
    needsOf(
      context,
      orderId,
      domains.filter(domain => domain.orderId === orderId),
    ),
  )
}

const needsOfOrder = (needs: readonly DomainNeed[], orderId: number) =>
  needs.filter(one => one.domain.orderId === orderId)

/** null: the domain waits for more than this page names. */
function outcomeOf(
  one: DomainNeed,
  disputes: readonly Dispute[],
  page: MailboxesByDomain,
): Outcome | null {
  const { name } = one.domain
  const failure: EngineFailure | null = haltOf(name, disputes)
  if (failure !== null) return { kind: 'failed', failure }
  return isWholeWith(one, page.get(name) ?? []) ? { kind: 'move', to: 'done' } : null
}

/** Mailboxes of these domains whose id on this page is that of another as well. */
function disputesOn(
  db: Database,
  needs: readonly DomainNeed[],
  page: MailboxesByDomain,
): readonly Dispute[] {
  const answer = [...page.values()].flat().map(asCreated)
  return ordersOf(needs.map(one => one.domain)).flatMap(orderId => {
    const named = foundOf(needsOfOrder(needs, orderId), page).map(asCreated)
    return disputedIds(db.reader, orderId, named, answer)
  })
}

/** The mailboxes on the page that these domains expect and that were asked for. */
function foundOf(
  needs: readonly DomainNeed[],
  page: MailboxesByDomain,
): readonly MailinMailbox[] {
  return needs.flatMap(({ domain, expected, rows }) => {
    const asked = new Set(rows.flatMap(row => (row.askedBy === null ? [] : row.email)))
    const wanted = new Set(expected.flatMap(({ email }) => (asked.has(email) ? email : [])))
    return (page.get(domain.name) ?? []).filter(({ email }) => wanted.has(email))
  })
}
