import type { Transaction } from '../../db/database.ts'
import {
  type Automation,
  domainsOfRequests,
  findAutomations,
  postponeJob,
} from '../../db/queries/automations.ts'
import {
  countUnread,
  type DomainWork,
  dueDomains,
  waitingAmong,
  waitingNamed,
} from '../../db/queries/work.ts'
import type { HostMailbox } from '../providers/mail-host.ts'
import { unreadableListMs } from './bounds.ts'
import type { AlsoCommit } from './commit-findings.ts'
import { inSlices } from './in-slices.ts'
import type { ExpectedMailbox } from './mailbox-need.ts'
import {
  fewJobs,
  isListBetterThanPolls,
  isListCheaper,
  type MailboxSweep,
  type SweepKind,
  startMailboxSweep,
} from './mailbox-sweep.ts'
import type { Outcome } from './progress.ts'
import { recordCreated } from './record-created.ts'
import type { Finding, StepContext } from './step.ts'
import { type Dispute, disputedIds, haltOf, undisputed } from './steps/disputed-ids.ts'
import { type DomainNeed, needsOf } from './steps/mailbox-batch.ts'
import { asCreated, judgeMailboxes, waitForIds } from './steps/read-mailboxes.ts'

const sweepWindow = 5_000
/** New mailboxes are listed a little later than their job is done; then only a poll can tell. */
const mostMisses = 3

export type ListLaneOptions = {
  readonly context: () => StepContext
  readonly commit: (findings: readonly Finding[], also?: AlsoCommit) => void
  readonly claim: (domains: readonly DomainWork[]) => readonly DomainWork[]
  readonly breathe: () => Promise<void>
}

/** The account's mailbox list as a part of the Mailin lane, a page at a time. */
export type ListLane = {
  isUnderWay(): boolean
  /** The jobs that the list under way will not tell of. */
  unserved(jobs: readonly Automation[]): readonly Automation[]
  /** True once after each page of a long list: the turn is another's. */
  takeTurn(): boolean
  /** Whether `takeTurn` gives the turn to a domain that the list under way will not tell of. */
  givesWayTo(domain: DomainWork): boolean
  /** Whether enough domains wait for a look at their mailboxes. */
  isWorthReading(): boolean
  /** The domains that wait for ids which one page may name together; else none. */
  worthOnePage(domains: readonly DomainWork[]): readonly DomainWork[]
  isBetterThanPolls(jobs: readonly Automation[], isOtherReady: boolean): boolean
  /** Jobs to be polled one by one: of orders with few, and those that a list did not settle. */
  leftToPoll(jobs: readonly Automation[]): readonly Automation[]
  /** The next page; begins with the whole list when none is under way. */
  read(): Promise<void>
  /** The page where new mailboxes are, for domains whose ids are missing. */
  readIds(domains: readonly DomainWork[]): Promise<void>
  readJobs(jobs: readonly Automation[]): Promise<void>
}

export function createListLane({ context, commit, claim, breathe }: ListLaneOptions): ListLane {
  let sweep: MailboxSweep | null = null
  let pages = 1
  /** The page where new mailboxes turned up last. */
  let newsAt = 1
  let restsUntil = -Infinity
  /** How many sweeps did not settle a job. */
  const missed = new Map<number, number>()
  let swept: readonly Automation[] = []
  let begunAt = 0

  /** Orders and domains that the list is read for. */
  let served = { orders: new Set<number>(), domains: new Set<number>() }

  const begin = (kind: SweepKind, targets: readonly DomainWork[]) => {
    begunAt = context().now()
    served = {
      orders: new Set(ordersOf(targets)),
      domains: new Set(targets.map(({ id }) => id)),
    }
    sweep = startMailboxSweep(kind, targets, newsAt)
    return sweep
  }

  function beginWhole(): MailboxSweep {
    const { db, now } = context()
    const options = { limit: sweepWindow }
    const work = dueDomains(db.orm, 'mailboxes', now(), options)
    const waiting = dueDomains(db.orm, 'mailboxes', now(), { ...options, filter: 'job' })
    return begin('whole', [...work.filter(domain => !domain.isRead), ...waiting])
  }

  function needsAmong(domains: readonly DomainWork[]): readonly DomainNeed[] {
    return ordersOf(domains).flatMap(orderId =>
      needsOf(
        context(),
        orderId,
        domains.filter(domain => domain.orderId === orderId),
      ),
    )
  }

  /** Those targets that nobody touched since the list was begun, with what they need now. */
  function untouched(targets: readonly DomainWork[]): readonly DomainNeed[] {
    const leases = new Map(targets.map(({ id, lease }) => [id, lease]))
    const waiting = waitingAmong(context().db.orm, [...leases.keys()])
    return needsAmong(waiting.filter(domain => leases.get(domain.id) === domain.lease))
  }

  /**
   * Writes the ids that a page names for these orders, whichever job made them; domains that
   * miss none any more are done, and one with the id of another mailbox is halted.
   */
  function settlePage(current: MailboxSweep, onPage: MailboxesOf): void {
    const orders = ordersOf(current.targets)
    const needs = needsAmong(
      orders.flatMap(orderId => waitingNamed(context().db.orm, orderId, [...onPage.keys()])),
    )
    const disputes = disputesOn(needs, onPage)
    const halts = new Map(
      needs.flatMap(({ domain }) => {
        const failure = haltOf(domain.name, disputes)
        return failure === null ? [] : [[domain.id, failure]]
      }),
    )
    const over = needs.filter(
      one => halts.has(one.domain.id) || isWholeWith(one, onPage.get(one.domain.name) ?? []),
    )
    const claimed = claim(over.map(one => one.domain))
    commit(
      claimed.map(domain => {
        const failure = halts.get(domain.id)
        return { domain, outcome: failure === undefined ? done : { kind: 'failed', failure } }
      }),
      {
        orderIds: ordersOf(needs.map(one => one.domain)),
        record(tx) {
          for (const orderId of orders) {
            const mine = needs.filter(one => one.domain.orderId === orderId)
            const found = foundOf(mine, onPage).map(asCreated)
            recordCreated(tx, context(), orderId, undisputed(found, disputes))
          }
        },
      },
    )
    current.settle(claimed.map(({ id }) => id))
  }

  /** Mailboxes of these domains whose id on this page is that of another as well. */
  function disputesOn(needs: readonly DomainNeed[], onPage: MailboxesOf): readonly Dispute[] {
    const answer = [...onPage.values()].flat().map(asCreated)
    return ordersOf(needs.map(one => one.domain)).flatMap(orderId => {
      const mine = needs.filter(one => one.domain.orderId === orderId)
      const named = foundOf(mine, onPage).map(asCreated)
      return disputedIds(context().db.orm, orderId, named, answer)
    })
  }

  const judge = (one: DomainNeed, found: readonly HostMailbox[]) =>
    judgeMailboxes(context(), one, found, begunAt)

  /** The whole list was read: what it does not name is not there. News not found comes later. */
  async function judgeRest(current: MailboxSweep): Promise<void> {
    const needs = untouched(current.targets).filter(
      ({ need, domain: { reason } }) =>
        need.kind === 'read' &&
        (current.kind === 'whole' ? reason !== 'job' : reason === 'ids'),
    )
    await inSlices(needs, breathe, slice => {
      const claimed = new Map(claim(slice.map(one => one.domain)).map(row => [row.id, row]))
      commit(
        slice.flatMap(one => {
          const domain = claimed.get(one.domain.id)
          if (domain === undefined) return []
          return current.kind === 'whole'
            ? [judge({ ...one, domain }, current.foundOf(domain.name))]
            : [{ domain, outcome: waitForIds(context(), domain) }]
        }),
      )
    })
    if (swept.length > 0) commit([], { record: postponeSwept })
  }

  /** What was not on the list yet is looked for a little later, and later still each time. */
  function postponeSwept(tx: Transaction): void {
    const { now, jobPollMs } = context()
    for (const { id, status } of findAutomations(
      tx,
      swept.map(job => job.id),
    )) {
      const misses = (missed.get(id) ?? 0) + 1
      if (status === 'pending') missed.set(id, misses)
      else missed.delete(id)
      postponeJob(tx, id, now() + (jobPollMs / 4) * 2 ** (misses - 1))
    }
  }

  async function readPage(current: MailboxSweep): Promise<void> {
    const answer = await context().mailHost.listAllMailboxes(current.page)
    if (!answer.ok) {
      const { now, intervalMs } = context()
      sweep = null
      restsUntil = now() + intervalMs
      commit([], { failure: answer.failure })
      return
    }
    pages = answer.value.lastPage
    const onPage = current.read(answer.value)
    settlePage(current, onPage)
    newsAt = current.newsAt
    if (current.isOver) await judgeRest(current)
    if (current.isEndless) restsUntil = context().now() + unreadableListMs
    // the list may turn out longer than listing and polling each
    const isTooLong = pages - current.page + 1 > current.targets.length || current.isEndless
    if (current.isOver || isTooLong) {
      sweep = null
      swept = []
    }
  }

  const isResting = () => restsUntil > context().now()
  const pagesOfNews = () => Math.max(1, pages - newsAt + 1)
  const missesOf = ({ id }: Automation) => missed.get(id) ?? 0
  const sweepable = (jobs: readonly Automation[]) => {
    const fresh = jobs.filter(job => missesOf(job) < mostMisses)
    const perOrder = new Map<number, number>()
    for (const { orderId } of fresh) perOrder.set(orderId, (perOrder.get(orderId) ?? 0) + 1)
    // what a sweep left over is on the page where it ended
    return fresh.filter(job => missesOf(job) > 0 || (perOrder.get(job.orderId) ?? 0) > fewJobs)
  }

  return {
    isUnderWay: () => sweep !== null,
    unserved: jobs => jobs.filter(({ orderId }) => !served.orders.has(orderId)),
    takeTurn: () => sweep?.turns.takeTurn() ?? false,
    givesWayTo: ({ id }) => !served.domains.has(id) && (sweep?.turns.takeTurn() ?? false),
    isWorthReading() {
      if (sweep !== null) return true
      const { db, now } = context()
      return !isResting() && isListCheaper(countUnread(db.orm, now()), pages)
    },
    worthOnePage(domains) {
      // once: after that each is listed by itself, which tells what is not there
      const fresh = domains.filter(one => one.reason === 'ids' && one.attempts <= 1)
      return sweep === null && !isResting() && fresh.length > pagesOfNews() ? fresh : []
    },
    isBetterThanPolls(jobs, isOtherReady) {
      if (isResting()) return false
      const many = sweepable(jobs)
      const left = many.filter(job => missesOf(job) > 0)
      if (!isOtherReady && left.length >= pagesOfNews()) return true
      return isListBetterThanPolls(many, pagesOfNews(), isOtherReady, context().now())
    },
    leftToPoll(jobs) {
      const many = new Set(sweepable(jobs))
      const isSwept = !isResting() && many.size >= pagesOfNews()
      return isSwept ? jobs.filter(job => !many.has(job)) : jobs
    },
    read: () => readPage(sweep ?? beginWhole()),
    readIds: domains => readPage(begin('news', domains)),
    async readJobs(jobs) {
      const targets = domainsOf(context(), jobs)
      swept = jobs
      if (targets.length > 0) await readPage(begin('news', targets))
      // for whoever waits for them now, a poll is the way to know
      else for (const { id } of jobs) missed.set(id, mostMisses)
    },
  }
}

const done: Outcome = { kind: 'move', to: 'done' }

const ordersOf = (domains: readonly DomainWork[]): readonly number[] => [
  ...new Set(domains.map(domain => domain.orderId)),
]

type MailboxesOf = ReadonlyMap<string, readonly HostMailbox[]>

/** What these domains expect, was asked for, and the page names. */
function foundOf(needs: readonly DomainNeed[], onPage: MailboxesOf): readonly HostMailbox[] {
  return needs.flatMap(({ domain, expected, rows }) => {
    const asked = new Set(rows.flatMap(row => (row.askedBy === null ? [] : row.email)))
    const wanted = new Set(expected.flatMap(({ email }) => (asked.has(email) ? email : [])))
    return (onPage.get(domain.name) ?? []).filter(({ email }) => wanted.has(email))
  })
}

/** Each address that the domain expects is known, or was asked for and is named here. */
function isWholeWith(
  { expected, rows, need }: DomainNeed,
  found: readonly HostMailbox[],
): boolean {
  const rowOf = (email: string) => rows.find(row => row.email === email)
  const isThere = ({ email }: ExpectedMailbox): boolean => {
    const row = rowOf(email)
    if (row === undefined) return false
    const isNamed = row.askedBy !== null && found.some(one => one.email === email)
    return row.mailinMailboxId !== null || isNamed
  }
  return need.kind !== 'ask' && expected.every(isThere)
}

/** Domains that these jobs make mailboxes for; some have others to be asked for. */
function domainsOf(
  { db }: Pick<StepContext, 'db'>,
  jobs: readonly Automation[],
): readonly DomainWork[] {
  const orders = new Set(jobs.map(job => job.orderId))
  return [...orders].flatMap(orderId =>
    waitingNamed(
      db.orm,
      orderId,
      domainsOfRequests(jobs.filter(job => job.orderId === orderId)),
    ),
  )
}
