import { write } from '../../db/database.ts'
import {
  type Automation,
  domainsOfRequests,
  jobsToPoll,
  nextPollAt,
  transfersUnderWay,
} from '../../db/queries/automations.ts'
import { mailboxWithoutHost } from '../../db/queries/emails.ts'
import type { Hold } from '../../db/queries/holds.ts'
import { claimDomains } from '../../db/queries/leases.ts'
import { nextRemoval, nextRemovalAt, type Removal } from '../../db/queries/order-acts.ts'
import { type DomainWork, dueDomains, dueTimes, waitingNamed } from '../../db/queries/work.ts'
import type { WorkStage } from '../../shared/domain.ts'
import type { LimitedWork } from '../../shared/engine.ts'
import type { EngineFailure } from '../../shared/failure.ts'
import { assertNever } from '../../shared/result.ts'
import { unreadableListMs } from './bounds.ts'
import { createTurns, createWorkQueue, type WorkKind } from './choose-work.ts'
import type { AlsoCommit } from './commit-findings.ts'
import { type DomainSweep, isSweepCheaper, startSweep } from './domain-sweep.ts'
import { createDueWatch } from './due-watch.ts'
import { inSlices } from './in-slices.ts'
import { createListLane } from './list-lane.ts'
import { forOrder } from './order-at-work.ts'
import type { Finding, StepContext } from './step.ts'
import { createMailboxes } from './steps/create-mailboxes.ts'
import { createHostLearning } from './steps/learn-hosts.ts'
import { judgeDomain } from './steps/look-up-domain.ts'
import { chooseWork, type DomainNeed, needsOf } from './steps/mailbox-batch.ts'
import { pollJob } from './steps/poll-job.ts'
import { readMailboxes } from './steps/read-mailboxes.ts'
import { createRemovals, type PollPace } from './steps/remove-mailbox.ts'
import { transferDomain } from './steps/transfer-domain.ts'
import { createWalks, type GiveWay } from './walks.ts'

/** Rows that one piece of mailbox work looks through; more than any batch needs. */
const mailboxWindow = 120
const lookWindow = 5_000

/** `commit` writes what a piece of work found out. */
export type MailinLaneOptions = {
  readonly context: () => StepContext
  readonly random: () => number
  readonly commit: (findings: readonly Finding[], also?: AlsoCommit) => void
  /** Lets other things run between two parts of a long commit. */
  readonly breathe: () => Promise<void>
  /** null: the account's plan has room for it. */
  readonly limitOf: (work: LimitedWork) => Hold | null
  /** Why the account is left alone right now; null: it is not. */
  readonly rest: () => EngineFailure | null
}

/** Gives way once it reads on in a long list: then the lane's next piece may begin. */
export type LaneWork = (giveWay: GiveWay) => Promise<void>

/** What a piece of work may touch; its searches give way. */
type Here = () => StepContext

/** All work of the Mailin account, one request after the other. */
export type MailinLane = {
  /** The most urgent piece of work that is due; null: nothing is. */
  next(): LaneWork | null
  /** When the next job may be polled or mailbox removed; null when none waits. */
  nextAt(): number | null
}

/** Keeps turns and a sweep in memory; what is due comes from the database. */
export function createMailinLane({
  context,
  random,
  commit,
  breathe,
  limitOf,
  rest,
}: MailinLaneOptions): MailinLane {
  const queue = createWorkQueue()
  const turns: Record<WorkKind, ReturnType<typeof createTurns>> = {
    create: createTurns(),
    poll: createTurns(),
    transfer: createTurns(),
    look: createTurns(),
    remove: createTurns(),
    hosts: createTurns(),
  }
  const ordersAt = {
    mailboxes: createDueWatch('mailboxes'),
    transfer: createDueWatch('transfer'),
  } as const
  const walks = createWalks(rest)
  /** What no lease keeps from being begun a second time, while its list is long. */
  const underWay = { jobs: new Set<number>(), removals: new Set<number>() } as const
  let sweep: DomainSweep | null = null
  let sweepRestsUntil = -Infinity
  let knownPages = 1
  let polledAt = -Infinity
  const hosts = createHostLearning(() => mailboxWithoutHost(context().db.orm) !== null)

  function claim(domains: readonly DomainWork[]): readonly DomainWork[] {
    const { db, now } = context()
    const ids = domains.map(domain => domain.id)
    return write(db, tx => claimDomains(tx, ids, now()))
  }

  /** A list takes time to read: what has moved on meanwhile is left alone. */
  function claimLooked(domains: readonly DomainWork[]): readonly DomainWork[] {
    const { db, now } = context()
    return write(db, tx =>
      (['lookup', 'activation'] as const).flatMap(stage => {
        const ids = domains.filter(domain => domain.stage === stage).map(({ id }) => id)
        return claimDomains(tx, ids, now(), stage)
      }),
    )
  }

  /** While the plan has no room these wait, without a request; false: it has, or there are none. */
  function park(work: LimitedWork, domains: readonly DomainWork[]): boolean {
    const limit = limitOf(work)
    if (limit === null || domains.length === 0) return false
    const outcome = { kind: 'wait', reason: 'account', at: limit.until } as const
    commit(claim(domains).map(domain => ({ domain, outcome })))
    return true
  }

  function claimNeeds(needs: readonly DomainNeed[]): readonly DomainNeed[] {
    const claimed = claim(needs.map(one => one.domain))
    return needs.flatMap(one => {
      const domain = claimed.find(row => row.id === one.domain.id)
      return domain === undefined ? [] : [{ ...one, domain }]
    })
  }

  const list = createListLane({ context, commit, claim, breathe })

  async function createOne(orderId: number, here: Here): Promise<void> {
    const { db, now, batchSize } = context()
    const domains = dueDomains(db.orm, 'mailboxes', now(), { orderId, limit: mailboxWindow })
    const standing = needsOf(context(), orderId, domains)
    const isParked = park(
      'create',
      standing.filter(one => one.need.kind === 'ask').map(one => one.domain),
    )
    if (isParked) return
    const work = chooseWork(standing, batchSize)
    if (work === null) throw new Error(`Order ${orderId} has mailboxes to make but no form.`)
    if (work.kind === 'read') {
      const together = list.worthOnePage(domains)
      if (together.length > 0) return list.readIds(together)
      if (list.isWorthReading() && !list.givesWayTo(work.domains[0].domain)) return list.read()
    }
    const needs = claimNeeds(work.domains)
    const [first] = needs
    if (first === undefined) return
    if (work.kind === 'settle') commit(needs.map(settled))
    else if (work.kind === 'read') commit([await readMailboxes(here(), first)])
    else commit(await createMailboxes(here(), { ...work, domains: needs, orderId }))
  }

  /**
   * A batch that is not full waits for look-ups of its order that are due now, because the next
   * few requests may fill it; never for long, and never for a domain that is not due.
   */
  function isWorthCreating({ orderId, dueAt }: { orderId: number; dueAt: number }): boolean {
    const { db, now, batchSize, intervalMs } = context()
    if (dueAt + intervalMs / 2 <= now()) return true
    const isLooking = (['lookup', 'activation'] as const).some(
      stage => dueDomains(db.orm, stage, now(), { orderId, limit: 1 }).length > 0,
    )
    if (!isLooking) return true
    const known = dueDomains(db.orm, 'mailboxes', now(), { orderId, limit: mailboxWindow })
    return known.filter(domain => domain.isRead).length >= batchSize
  }

  async function pollOne(job: Automation, here: Here): Promise<void> {
    const { db } = context()
    polls.note()
    const named = waitingNamed(db.orm, job.orderId, domainsOfRequests([job]))
    const mine = named.filter(domain => domain.reason === 'job')
    const { findings, record, failure } = await forOrder(job.orderId, () =>
      pollJob(here(), job, claim(mine)),
    )
    commit(findings, failure === undefined ? { record } : { record, failure })
  }

  async function transferOne(orderId: number, here: Here): Promise<void> {
    const { db, now } = context()
    const due = dueDomains(db.orm, 'transfer', now(), { orderId, limit: mailboxWindow })
    // what was asked for is only read back, which no plan limits
    const asked = transfersUnderWay(db.orm, orderId)
    if (
      park(
        'transfer',
        due.filter(one => !asked.has(one.name)),
      )
    )
      return
    const [domain] = claim(due.slice(0, 1))
    if (domain !== undefined) commit(await transferDomain(here(), domain))
  }

  async function lookOne(here: Here): Promise<void> {
    if (sweep === null) {
      const { now } = context()
      const due = dueLooks({ limit: lookWindow })
      const isResting = sweepRestsUntil > now()
      if (isResting || !isSweepCheaper(due, knownPages)) return lookUp(due, here)
      sweep = startSweep(due, now())
    }
    const { begunAt, turns: pageTurns } = sweep
    if (pageTurns.takeTurn()) {
      const others = dueLooks({ since: begunAt, limit: mailboxWindow })
      if (others.length > 0) return lookUp(others, here)
    }
    await sweepOne(sweep)
  }

  function dueLooks(options: { readonly limit: number; readonly since?: number }) {
    const { db, now } = context()
    return (['lookup', 'activation'] as const).flatMap(stage =>
      dueDomains(db.orm, stage, now(), options),
    )
  }

  async function lookUp(due: readonly DomainWork[], here: Here): Promise<void> {
    const orderId = turns.look.next(due)
    const [domain] = claim(due.filter(one => one.orderId === orderId).slice(0, 1))
    if (domain === undefined) return
    const seen = await forOrder(domain.orderId, () => here().mailHost.findDomain(domain.name))
    commit([
      seen.ok
        ? judgeDomain(context(), domain, seen.value)
        : { domain, outcome: { kind: 'failed', failure: seen.failure } },
    ])
  }

  async function sweepOne(current: DomainSweep): Promise<void> {
    const page = await context().mailHost.listDomains(current.page)
    if (!page.ok) {
      sweep = null
      const outcome = { kind: 'failed', failure: page.failure } as const
      commit(claimLooked(current.targets).map(domain => ({ domain, outcome })))
      return
    }
    knownPages = page.value.lastPage
    const answers = current.read(page.value)
    if (current.isEndless) sweepRestsUntil = context().now() + unreadableListMs
    // the list may turn out longer than asking for each that is left
    const pagesLeft = page.value.lastPage - current.page + 1
    const isTooLong = current.targets.length < pagesLeft || current.isEndless
    if (current.isOver || isTooLong) sweep = null
    await inSlices(answers, breathe, slice => {
      const seenOf = new Map(slice.map(one => [one.domain.id, one.seen]))
      const claimed = claimLooked(slice.map(one => one.domain))
      commit(claimed.map(row => judgeDomain(context(), row, seenOf.get(row.id) ?? null)))
    })
  }

  async function removeOne(row: Removal, here: Here): Promise<void> {
    const failure = await forOrder(row.orderId, () => removals.run(here(), row))
    commit([], { ...(failure === null ? {} : { failure }), orderIds: [row.orderId] })
  }

  async function learnHosts(here: Here): Promise<void> {
    const failure = await hosts.run(here())
    if (failure !== null) commit([], { failure })
  }

  const polls: PollPace = {
    allowedAt() {
      // a clock that was set back must not hold polls up
      polledAt = Math.min(polledAt, context().now())
      return polledAt + context().jobPollMs
    },
    note() {
      polledAt = context().now()
    },
  }

  const removals = createRemovals(random, polls)

  /** A page of the list that serves many jobs, or the job whose order's turn it is. */
  function choosePoll(
    now: number,
    isOtherReady: boolean,
  ): ((here: Here) => Promise<void>) | null {
    const all = jobsToPoll(context().db.orm, now).filter(job => !underWay.jobs.has(job.id))
    const mayPoll = polls.allowedAt() <= now
    if (list.isUnderWay()) {
      const others = mayPoll ? list.unserved(all) : []
      return others.length > 0 && list.takeTurn() ? pollNext(others) : () => list.read()
    }
    if (all.length === 0) return null
    if (list.isBetterThanPolls(all, isOtherReady)) return () => list.readJobs(all)
    const single = mayPoll ? list.leftToPoll(all) : []
    return single.length === 0 ? null : pollNext(single)
  }

  const pollNext = (jobs: readonly Automation[]) => async (here: Here) => {
    const orderId = turns.poll.next(jobs)
    const job = jobs.find(one => one.orderId === orderId)
    if (job !== undefined) await once(underWay.jobs, job.id, () => pollOne(job, here))
  }

  /** Ready to run: its searches give way, and the next of the lane may begin then. */
  const walking =
    (run: (here: Here) => Promise<void>): LaneWork =>
    giveWay =>
      walks.run(context().mailHost, giveWay, mailHost =>
        run(() => ({ ...context(), mailHost })),
      )

  return {
    nextAt() {
      const { db, now } = context()
      const allowed = polls.allowedAt()
      const poll = nextPollAt(db.orm, now())
      const nextPoll = poll === null ? null : Math.max(poll, allowed)
      const times = [allowed, nextPoll, nextRemovalAt(db.orm)]
      const ahead = times.filter(at => at !== null).filter(at => at > now())
      return ahead.length === 0 ? null : Math.min(...ahead)
    },
    next() {
      const { db } = context()
      const now = context().now()
      const times = dueTimes(db.orm)
      const isDue = (stage: WorkStage) => (times[stage] ?? Infinity) <= now
      const dueAt = (stage: keyof typeof ordersAt) =>
        isDue(stage) ? ordersAt[stage](db.orm, now) : []
      const creating = turns.create.peek(dueAt('mailboxes'), isWorthCreating)
      const transferring = turns.transfer.peek(dueAt('transfer'))
      const isLooking =
        sweep !== null ||
        (['lookup', 'activation'] as const).some(
          stage => isDue(stage) && dueDomains(db.orm, stage, now, { limit: 1 }).length > 0,
        )
      const isOtherReady = creating !== null || transferring !== null || isLooking
      const poll = choosePoll(now, isOtherReady)
      const removal = nextRemoval(db.orm, now, [...underWay.removals])
      const kind = queue.choose({
        create: creating !== null,
        poll: poll !== null,
        transfer: transferring !== null,
        look: isLooking,
        remove: removal !== null,
        hosts: hosts.isDue(now),
      })
      switch (kind) {
        case null:
          return null
        case 'create':
          return walking(here => inTurn(turns.create, creating, id => createOne(id, here)))
        case 'poll':
          return poll === null ? null : walking(poll)
        case 'transfer':
          return walking(here =>
            inTurn(turns.transfer, transferring, id => transferOne(id, here)),
          )
        case 'look':
          return walking(lookOne)
        case 'remove':
          return removal === null
            ? null
            : walking(here =>
                once(underWay.removals, removal.id, () => removeOne(removal, here)),
              )
        case 'hosts':
          return walking(learnHosts)
        default:
          return assertNever(kind)
      }
    },
  }
}

/** A domain that needs no request now: all there, or all under way. */
function settled({ domain, need }: DomainNeed): Finding {
  const at = need.kind === 'poll' ? need.at : 0
  return {
    domain,
    outcome:
      need.kind === 'poll' ? { kind: 'wait', reason: 'job', at } : { kind: 'move', to: 'done' },
  }
}

/** Keeps its id in the set while it runs. */
function once(ids: Set<number>, id: number, run: () => Promise<void>): Promise<void> {
  ids.add(id)
  return run().finally(() => ids.delete(id))
}

/** The order whose turn it is; there is one, or the kind of work would not be ready. */
function inTurn(
  turns: ReturnType<typeof createTurns>,
  orderId: number | null,
  run: (orderId: number) => Promise<void>,
): Promise<void> {
  if (orderId === null) throw new Error('No order waits for this work.')
  turns.serve(orderId)
  return forOrder(orderId, () => run(orderId))
}
