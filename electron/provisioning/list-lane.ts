import type { Transaction } from '../../db/database.ts'
import type { Automation } from '../../db/queries/automations.ts'
import { countUnread, type DomainWork, dueDomains } from '../../db/queries/work.ts'
import type { AlsoCommit } from './commit-findings.ts'
import {
  fewJobs,
  isListBetterThanPolls,
  isListCheaper,
  type MailboxSweep,
  startMailboxSweep,
} from './mailbox-sweep.ts'
import { recordCreated } from './record-created.ts'
import type { Finding, StepContext } from './step.ts'
import { type DomainNeed, needsOf } from './steps/mailbox-batch.ts'
import { asCreated, judgeMailboxes } from './steps/read-mailboxes.ts'

const sweepWindow = 5_000
/** New mailboxes are listed a little later than their job is done. */
const mostMisses = 2

export type ListLaneOptions = {
  readonly context: () => StepContext
  readonly commit: (findings: readonly Finding[], also?: AlsoCommit) => void
  readonly claim: (domains: readonly DomainWork[]) => readonly DomainWork[]
}

/** The account's mailbox list as a part of the Mailin lane, a page at a time. */
export type ListLane = {
  isUnderWay(): boolean
  /** Enough domains wait for a look at their mailboxes. */
  isWorthReading(): boolean
  isBetterThanPolls(jobs: readonly Automation[], isOtherReady: boolean): boolean
  /** Jobs to be polled one by one: of orders with few, and those that a list did not settle. */
  leftToPoll(jobs: readonly Automation[]): readonly Automation[]
  read(): Promise<void>
  readFor(jobs: readonly Automation[]): Promise<void>
}

export function createListLane({ context, commit, claim }: ListLaneOptions): ListLane {
  let sweep: MailboxSweep | null = null
  let pages = 1
  let restsUntil = -Infinity
  /** How many whole lists did not settle a job; after two only a poll tells what became of it. */
  let missed: ReadonlyMap<number, number> = new Map()
  let swept: readonly Automation[] = []

  function begin(): MailboxSweep {
    const { db, now } = context()
    const options = { limit: sweepWindow }
    const work = dueDomains(db.orm, 'mailboxes', now(), options)
    const waiting = dueDomains(db.orm, 'mailboxes', now(), { ...options, filter: 'job' })
    return startMailboxSweep([...work.filter(domain => !domain.isRead), ...waiting])
  }

  /** Those targets that nobody touched since the list was begun, with what they need now. */
  function untouched(targets: readonly DomainWork[]): readonly DomainNeed[] {
    const { db, now } = context()
    const options = { limit: sweepWindow }
    const due = [
      ...dueDomains(db.orm, 'mailboxes', now(), options),
      ...dueDomains(db.orm, 'mailboxes', now(), { ...options, filter: 'job' }),
    ]
    const leases = new Map(targets.map(({ id, lease }) => [id, lease]))
    const same = due.filter(domain => leases.get(domain.id) === domain.lease)
    const orders = new Set(same.map(domain => domain.orderId))
    return [...orders].flatMap(orderId =>
      needsOf(
        context(),
        orderId,
        same.filter(domain => domain.orderId === orderId),
      ),
    )
  }

  /** All that these domains expect is on the pages that were read. */
  function settleWhole(current: MailboxSweep, names: ReadonlySet<string>): void {
    const targets = current.targets.filter(({ name }) => names.has(name))
    const whole = untouched(targets).filter(
      ({ domain, expected, rows, need }) =>
        need.kind !== 'ask' &&
        expected.every(({ email }) =>
          rows.some(
            row =>
              row.email === email &&
              (row.mailinMailboxId !== null ||
                (row.askedBy !== null &&
                  current.foundOf(domain.name).some(found => found.email === email))),
          ),
        ),
    )
    const claimed = new Map(claim(whole.map(one => one.domain)).map(row => [row.id, row]))
    const told = new Set<number>()
    commit(
      whole.flatMap(({ domain: { id, orderId } }): readonly Finding[] => {
        const domain = claimed.get(id)
        if (domain === undefined) return []
        const outcome = { kind: 'move', to: 'done' } as const
        if (told.has(orderId)) return [{ domain, outcome }]
        told.add(orderId)
        const mine = whole.filter(one => one.domain.orderId === orderId)
        const record = (tx: Transaction) => recordFound(tx, current, orderId, mine)
        return [{ domain, outcome, record }]
      }),
    )
  }

  function recordFound(
    tx: Transaction,
    current: MailboxSweep,
    orderId: number,
    needs: readonly DomainNeed[],
  ): void {
    const expected = new Set(needs.flatMap(one => one.expected.map(({ email }) => email)))
    const found = needs.flatMap(one => current.foundOf(one.domain.name))
    const ours = found.filter(({ email }) => expected.has(email))
    recordCreated(tx, context(), orderId, ours.map(asCreated))
  }

  /** The whole list was read: what it does not name is not there. */
  function judgeRest(current: MailboxSweep): void {
    const needs = untouched(current.targets).filter(
      ({ need, domain }) => need.kind === 'read' && domain.reason !== 'job',
    )
    const claimed = new Map(claim(needs.map(one => one.domain)).map(row => [row.id, row]))
    commit(
      needs.flatMap(one => {
        const domain = claimed.get(one.domain.id)
        if (domain === undefined) return []
        return [judgeMailboxes(context(), { ...one, domain }, current.foundOf(domain.name))]
      }),
    )
    missed = new Map(swept.map(({ id }) => [id, (missed.get(id) ?? 0) + 1]))
  }

  async function read(): Promise<void> {
    const current = sweep ?? begin()
    sweep = current
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
    settleWhole(current, new Set(onPage.keys()))
    if (current.isOver) judgeRest(current)
    // the list may turn out longer than listing and polling each
    const isTooLong = pages > current.targets.length
    if (current.isOver || isTooLong) {
      sweep = null
      swept = []
    }
  }

  const isResting = () => restsUntil > context().now()
  const sweepable = (jobs: readonly Automation[]) => {
    const fresh = jobs.filter(job => (missed.get(job.id) ?? 0) < mostMisses)
    const perOrder = new Map<number, number>()
    for (const { orderId } of fresh) perOrder.set(orderId, (perOrder.get(orderId) ?? 0) + 1)
    return fresh.filter(job => (perOrder.get(job.orderId) ?? 0) > fewJobs)
  }

  return {
    isUnderWay: () => sweep !== null,
    isWorthReading() {
      if (sweep !== null) return true
      const { db, now } = context()
      return !isResting() && isListCheaper(countUnread(db.orm, now()), pages)
    },
    isBetterThanPolls(jobs, isOtherReady) {
      if (isResting()) return false
      return isListBetterThanPolls(sweepable(jobs), pages, isOtherReady, context().now())
    },
    leftToPoll(jobs) {
      const many = new Set(sweepable(jobs))
      return isResting() || many.size < pages ? jobs : jobs.filter(job => !many.has(job))
    },
    read,
    async readFor(jobs) {
      swept = jobs
      await read()
    },
  }
}
