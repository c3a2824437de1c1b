import { readStrings } from '../../../db/core/json-strings.ts'
import { type Automation, domainsOfRequests } from '../../../db/engine/automations.ts'
import {
  countUnread,
  type DomainWork,
  dueDomains,
  waitingNamed,
} from '../../../db/engine/work.ts'
import { unreadableListMs } from '../bounds.ts'
import {
  type ListShape,
  type MailboxSweep,
  type SweepKind,
  startMailboxSweep,
} from '../mailbox-sweep.ts'
import type { StepContext } from '../step.ts'
import type { Here } from '../work/work.ts'
import type { LaneOptions } from './lane.ts'
import { ordersOf, recordPage } from './list-page.ts'
import { judgeRest } from './list-rest.ts'
import { createListedJobs, isTimeForList } from './listed-jobs.ts'

/** Domains that are to be listed, and domains that wait for a job: at most so many each. */
const sweepWindow = 5_000

/** The account's mailbox list as a part of the Mailin lane, a page at a time. */
export type ListLane = {
  isUnderWay(): boolean
  /** The jobs that the list under way will not tell of. */
  unserved(jobs: readonly Automation[]): readonly Automation[]
  /** True once after each page of a long list: other work comes first. */
  yieldsNow(): boolean
  /** Whether the list yields now, to a domain that it will not tell of. */
  givesWayTo(domain: DomainWork): boolean
  /** Whether enough domains wait for a look at their mailboxes. */
  isWorthReading(): boolean
  /** Those domains that wait for ids, if one page may name them all; else none. */
  worthOnePage(domains: readonly DomainWork[]): readonly DomainWork[]
  /** Those of these due jobs that the list may tell of. */
  listable(jobs: readonly Automation[]): readonly Automation[]
  /**
   * Whether the list is read for these jobs now; `soon`: those that are due shortly;
   * `isOtherReady`: other work of the account waits meanwhile.
   */
  isTimeFor(
    jobs: readonly Automation[],
    soon: readonly Automation[],
    isOtherReady: boolean,
  ): boolean
  /** Reads the next page; begins the whole list when none is under way. */
  read(): Promise<void>
  /** Reads the page where new mailboxes are, for domains whose ids are missing. */
  readIds(domains: readonly DomainWork[]): Promise<void>
  /**
   * As `readIds`, for the domains that wait for these jobs; a single domain is searched for. Jobs
   * that no domain waits for are left to polls.
   */
  readJobs(jobs: readonly Automation[], here: Here): Promise<void>
}

/** A list that is being read, and for whom. */
type Reading = {
  readonly sweep: MailboxSweep
  readonly begunAt: number
  readonly orders: ReadonlySet<number>
  readonly domains: ReadonlySet<number>
  /** Jobs that it is read for instead of polling them. */
  readonly jobs: readonly Automation[]
}

export function createListLane({ context, commit, clock }: LaneOptions): ListLane {
  let reading: Reading | null = null
  let shape: ListShape = { pages: 1, isNewestLast: true, newsAt: 1 }
  let restsUntil = -Infinity
  const jobsOfList = createListedJobs()

  function begin(
    kind: SweepKind,
    targets: readonly DomainWork[],
    jobs: readonly Automation[] = [],
    rows = 0,
  ): Reading {
    reading = {
      sweep: startMailboxSweep(kind, targets, shape, rows),
      begunAt: context().now(),
      orders: new Set(ordersOf(targets)),
      domains: new Set(targets.map(({ id }) => id)),
      jobs,
    }
    return reading
  }

  function beginWhole(): Reading {
    const { db, now } = context()
    const options = { limit: sweepWindow }
    const work = dueDomains(db.reader, 'mailboxes', now(), options)
    const waiting = dueDomains(db.reader, 'mailboxes', now(), { ...options, filter: 'job' })
    return begin('whole', [...work.filter(domain => !domain.isRead), ...waiting])
  }

  async function readPage(current: Reading): Promise<void> {
    const { sweep } = current
    const answer = await context().mailin.listAllMailboxes(sweep.page)
    if (!answer.ok) {
      const { now, intervalMs } = context()
      reading = null
      restsUntil = now() + intervalMs
      commit([], { failure: answer.failure })
      return
    }
    const onPage = sweep.read(answer.value)
    shape = sweep.shape
    sweep.drop(recordPage({ context, commit }, sweep.targets, onPage))
    if (sweep.isOver) {
      await judgeRest({ context, commit, clock }, current)
      const { jobs } = current
      if (jobs.length > 0)
        commit([], { record: tx => jobsOfList.postpone(tx, context(), jobs) })
    }
    if (sweep.isEndless) restsUntil = context().now() + unreadableListMs
    // the whole list may prove longer than listing each
    const pagesLeft = sweep.kind === 'whole' ? shape.pages - sweep.page + 1 : 0
    const isTooLong = pagesLeft > sweep.targets.length || sweep.isEndless
    if (sweep.isOver || isTooLong) reading = null
  }

  /** Jobs of which the search does not tell all are polled from then on. */
  async function searchFor(
    domain: DomainWork,
    jobs: readonly Automation[],
    here: Here,
  ): Promise<void> {
    const found = await here().mailin.listMailboxes(domain.name)
    if (found.ok)
      recordPage({ context, commit }, [domain], new Map([[domain.name, found.value]]))
    else commit([], { failure: found.failure })
    jobsOfList.giveUp(jobs)
  }

  const isResting = () => restsUntil > context().now()
  const yieldsNow = () => reading?.sweep.pageYield.yieldsNow() ?? false

  return {
    isUnderWay: () => reading !== null,
    unserved: jobs => jobs.filter(({ orderId }) => reading?.orders.has(orderId) !== true),
    yieldsNow,
    givesWayTo: ({ id }) => reading?.domains.has(id) !== true && yieldsNow(),
    isWorthReading() {
      if (reading !== null) return true
      const { db, now } = context()
      return !isResting() && countUnread(db.reader, now()) > shape.pages
    },
    worthOnePage(domains) {
      // once for each: after that it is listed by itself, which also tells what is not there
      const fresh = domains.filter(one => one.reason === 'ids' && one.attempts <= 1)
      return reading === null && !isResting() && fresh.length > 1 ? fresh : []
    },
    listable: jobs => (isResting() ? [] : jobsOfList.listable(jobs)),
    isTimeFor: (jobs, soon, isOtherReady) =>
      jobs.length > 0 && isTimeForList(jobs, soon, context(), isOtherReady),
    read: () => readPage(reading ?? beginWhole()),
    readIds: domains =>
      readPage(begin('news', domains, [], domains.length * context().batchSize)),
    async readJobs(jobs, here) {
      const targets = domainsOf(context(), jobs)
      const [first] = targets
      // no domain waits for these jobs, so only polls can end them
      if (first === undefined) jobsOfList.giveUp(jobs)
      else if (targets.length === 1) await searchFor(first, jobs, here)
      else await readPage(begin('news', targets, jobs, addressesOf(jobs)))
    },
  }
}

/** How many mailboxes these jobs make. */
const addressesOf = (jobs: readonly Automation[]) =>
  jobs.reduce((sum, job) => sum + readStrings(job.subjects).length, 0)

/** The waiting domains that these jobs make mailboxes for. */
function domainsOf(
  { db }: Pick<StepContext, 'db'>,
  jobs: readonly Automation[],
): readonly DomainWork[] {
  const orders = new Set(jobs.map(job => job.orderId))
  return [...orders].flatMap(orderId =>
    waitingNamed(
      db.reader,
      orderId,
      domainsOfRequests(jobs.filter(job => job.orderId === orderId)),
    ),
  )
}
