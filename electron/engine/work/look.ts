import { write } from '../../../db/core/database.ts'
import { claimDomains } from '../../../db/engine/leases.ts'
import { type DomainWork, dueDomains } from '../../../db/engine/work.ts'
import { unreadableListMs } from '../bounds.ts'
import { createRoundRobin } from '../choose-work.ts'
import { type DomainSweep, isSweepCheaper, startSweep } from '../domain-sweep.ts'
import { inSlices } from '../in-slices.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import { forOrder } from '../order-at-work.ts'
import type { StepContext } from '../step.ts'
import { judgeDomain } from '../steps/look-up-domain.ts'
import { claim, type Here, mailboxWindow, type WorkSource } from './work.ts'

/** Domains of each stage that one sweep is read for at most. */
const lookWindow = 5_000
const stages = ['lookup', 'activation'] as const

/** Looks at domains, one by one or by the pages of the account's list; keeps a sweep of it in memory. */
export function createLookWork({ context, commit, clock }: LaneOptions): WorkSource {
  const roundRobin = createRoundRobin()
  let sweep: DomainSweep | null = null
  let sweepRestsUntil = -Infinity
  let knownPages = 1

  async function lookOne(here: Here): Promise<void> {
    if (sweep === null) {
      const { now } = context()
      const due = dueLooks(context(), { limit: lookWindow })
      const isResting = sweepRestsUntil > now()
      if (isResting || !isSweepCheaper(due, knownPages)) return lookUp(due, here)
      sweep = startSweep(due, now())
    }
    const { begunAt, pageYield } = sweep
    if (pageYield.yieldsNow()) {
      const others = dueLooks(context(), { since: begunAt, limit: mailboxWindow })
      if (others.length > 0) return lookUp(others, here)
    }
    await sweepOne(sweep)
  }

  async function lookUp(due: readonly DomainWork[], here: Here): Promise<void> {
    const orderId = roundRobin.next(due)
    const mine = due.filter(one => one.orderId === orderId)
    const [domain] = claim(context(), mine.slice(0, 1))
    if (domain === undefined) return
    const seen = await forOrder(domain.orderId, () => here().mailin.findDomain(domain.name))
    commit([
      seen.ok
        ? judgeDomain(context(), domain, seen.value)
        : { domain, outcome: { kind: 'failed', failure: seen.failure } },
    ])
  }

  async function sweepOne(current: DomainSweep): Promise<void> {
    const page = await context().mailin.listDomains(current.page)
    if (!page.ok) {
      sweep = null
      const outcome = { kind: 'failed', failure: page.failure } as const
      commit(claimLooked(context(), current.targets).map(domain => ({ domain, outcome })))
      return
    }
    knownPages = page.value.lastPage
    const answers = current.read(page.value)
    if (current.isEndless) sweepRestsUntil = context().now() + unreadableListMs
    // the list may prove longer than asking for each that is left
    const pagesLeft = page.value.lastPage - current.page + 1
    const isTooLong = current.targets.length < pagesLeft || current.isEndless
    if (current.isOver || isTooLong) sweep = null
    await inSlices(answers, clock, slice => {
      const seenOf = new Map(slice.map(one => [one.domain.id, one.seen]))
      const looked = slice.map(one => one.domain)
      const claimed = claimLooked(context(), looked)
      commit(claimed.map(row => judgeDomain(context(), row, seenOf.get(row.id) ?? null)))
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
