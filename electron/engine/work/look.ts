import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import { type DomainWork, dueDomains, waitingForLook } from '../../../db/engine/work.ts'
import type { DomainPage, MailinDomain } from '../../providers/mailin-port.ts'
import { unreadableListMs } from '../bounds.ts'
import { createRoundRobin } from '../choose-work.ts'
import { createDomainMap } from '../domain-map.ts'
import { type DomainSweep, startSweep } from '../domain-sweep.ts'
import { inSlices } from '../in-slices.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import { forOrder } from '../order-at-work.ts'
import type { StepContext } from '../step.ts'
import { judgeDomain } from '../steps/look-up-domain.ts'
import { claim, type Here, mailboxWindow, type WorkSource } from './work.ts'

/** Domains of each stage that one look is chosen from at most. */
const lookWindow = 5_000
const stages = ['lookup', 'activation'] as const

/**
 * Looks at domains: by the page of the account's list on which they should be, which tells of all
 * that wait on it, due or not; else by a search for the name, or by the whole list.
 */
export function createLookWork({ context, commit, clock }: LaneOptions): WorkSource {
  const roundRobin = createRoundRobin()
  const map = createDomainMap()
  let sweep: DomainSweep | null = null
  /** Until then the list is not read. */
  let listRestsUntil = -Infinity

  async function lookOne(here: Here): Promise<void> {
    if (sweep === null) {
      const due = dueLooks(context(), { limit: lookWindow })
      const unplaced = due.filter(domain => pageOf(domain) === null)
      const isResting = listRestsUntil > context().now()
      if (isResting || unplaced.length <= map.pages) return lookFor(due, here)
      sweep = startSweep(unplaced, context().now())
    }
    const { begunAt, pageYield } = sweep
    if (pageYield.yieldsNow()) {
      const others = dueLooks(context(), { since: begunAt, limit: mailboxWindow })
      if (others.length > 0) return lookFor(others, here)
    }
    await sweepOne(sweep)
  }

  const pageOf = (domain: DomainWork): number | null =>
    listRestsUntil > context().now() ? null : map.pageOf(domain)

  /** Looks for a domain of the order whose turn it is. */
  async function lookFor(due: readonly DomainWork[], here: Here): Promise<void> {
    const orderId = roundRobin.next(due)
    const domain = due.find(one => one.orderId === orderId)
    if (domain === undefined) return
    const page = pageOf(domain)
    if (page === null) return search(domain, here)
    const sought = due.filter(one => pageOf(one) === page)
    const answer = await readPage(page, sought)
    if (answer !== null) await judgeNamed(answer.domains)
  }

  async function search(due: DomainWork, here: Here): Promise<void> {
    const [domain] = claim(context(), [due])
    if (domain === undefined) return
    const seen = await forOrder(domain.orderId, () => here().mailin.findDomain(domain.name))
    commit([
      seen.ok
        ? judgeDomain(context(), domain, seen.value)
        : { domain, outcome: { kind: 'failed', failure: seen.failure } },
    ])
  }

  async function sweepOne(current: DomainSweep): Promise<void> {
    const answer = await readPage(current.page, current.unnamed)
    if (answer === null) {
      sweep = null
      return
    }
    current.read(answer)
    if (current.isEndless) listRestsUntil = context().now() + unreadableListMs
    const pagesLeft = answer.lastPage - current.page + 1
    // the list may prove longer than asking for each that is left
    const isTooLong = current.unnamed.length < pagesLeft || current.isEndless
    if (current.isOver || isTooLong) sweep = null
    await judgeNamed(answer.domains)
    if (current.isOver)
      await inSlices(current.unnamed, clock, slice =>
        commit(claimLooked(context(), slice).map(row => judgeDomain(context(), row, null))),
      )
  }

  /** null: the page was not answered, which is the failure of those that it was read for. */
  async function readPage(
    page: number,
    sought: readonly DomainWork[],
  ): Promise<DomainPage | null> {
    const answer = await context().mailin.listDomains(page)
    if (answer.ok) {
      map.note(page, answer.value, sought)
      return answer.value
    }
    const { failure } = answer
    const claimed = claimLooked(context(), sought)
    // it may hold the account, whether or not a domain still waits
    if (claimed.length === 0) commit([], { failure })
    else commit(claimed.map(domain => ({ domain, outcome: { kind: 'failed', failure } })))
    return null
  }

  /** Judges all that wait for one of these domains, of whatever order, due or not. */
  async function judgeNamed(domains: readonly MailinDomain[]): Promise<void> {
    const seenOf = new Map(domains.toReversed().map(domain => [domain.name, domain]))
    const waiting = waitingForLook(context().db.reader, [...seenOf.keys()])
    const orders = new Set(
      waiting.flatMap(({ stage, orderId }) => (stage === 'activation' ? orderId : [])),
    )
    await inSlices(waiting, clock, slice => {
      const claimed = claimLooked(context(), slice)
      commit(
        claimed.map(row =>
          judgeDomain(context(), row, seenOf.get(row.name) ?? null, orders.size),
        ),
      )
    })
  }

  return {
    next({ now, isDue }) {
      const isReady =
        sweep !== null ||
        stages.some(
          stage =>
            isDue(stage) &&
            dueDomains(context().db.reader, stage, now, { limit: 1 }).length > 0,
        )
      return isReady ? lookOne : null
    },
  }
}

function dueLooks(
  { db, now }: StepContext,
  options: { readonly limit: number; readonly since?: number },
): readonly DomainWork[] {
  return stages.flatMap(stage => dueDomains(db.reader, stage, now(), options))
}

/** Claims those domains that are still at their stage: some move on while a list is read. */
function claimLooked(
  { db, now }: StepContext,
  domains: readonly DomainWork[],
): readonly DomainWork[] {
  return write(db, tx =>
    stages.flatMap(stage => {
      const ids = domains.filter(domain => domain.stage === stage).map(({ id }) => id)
      return claimDomains(tx, ids, now(), stage)
    }),
  )
}
