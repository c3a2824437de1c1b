import type { Writer } from '../../../db/core/database.ts'
import {
  type Automation,
  findAutomations,
  postponeJob,
} from '../../../db/engine/automations.ts'
import type { StepContext } from '../step.ts'

/**
 * After so many lists in vain a job is polled. Some are in vain because new mailboxes are listed
 * a little later than their job is done.
 */
const mostMisses = 3
/** While other work waits, the list is read for so many jobs: three pages of full batches. */
const enoughJobs = 30
/** While other work waits, due jobs of an order with several wait at most so many polls. */
const longestDuePolls = 30
/** The same for the only job of an order, which may be all that the order waits for. */
const longestDuePollsAlone = 2

/** Which jobs the list is read for, by how often it was read for them in vain. */
export type ListedJobs = {
  /** Jobs that the list may tell of. */
  listable(jobs: readonly Automation[]): readonly Automation[]
  /**
   * Counts a list that was read for these jobs, and moves their next poll: further off each time.
   */
  postpone(tx: Writer, context: StepContext, jobs: readonly Automation[]): void
  /** These are polled from now on. */
  giveUp(jobs: readonly Automation[]): void
}

export function createListedJobs(): ListedJobs {
  const misses = new Map<number, number>()
  const missesOf = ({ id }: Automation) => misses.get(id) ?? 0

  return {
    listable: jobs => jobs.filter(job => missesOf(job) < mostMisses),
    postpone(tx, { now, jobPollMs }, jobs) {
      const ids = jobs.map(job => job.id)
      for (const job of findAutomations(tx, ids)) {
        const count = missesOf(job) + 1
        if (job.status === 'pending') misses.set(job.id, count)
        else misses.delete(job.id)
        postponeJob(tx, job.id, now() + (jobPollMs / 4) * 2 ** (count - 1))
      }
    },
    giveUp(jobs) {
      for (const { id } of jobs) misses.set(id, mostMisses)
    },
  }
}

/** A job as far as the time of its list depends on it. */
export type DueJob = { readonly orderId: number; readonly nextPollAt: number | null }

/**
 * Whether the list is read for these due jobs now. While other work waits, it is when
 * most of what it names is new, or when one of them waited long; else when the order has no other
 * job that is due within half a poll (`soon`), so that one page tells of both.
 */
export function isTimeForList(
  due: readonly DueJob[],
  soon: readonly DueJob[],
  { now, jobPollMs }: Pick<StepContext, 'now' | 'jobPollMs'>,
  isOtherReady: boolean,
): boolean {
  const orders = new Map<number, DueJob[]>(due.map(job => [job.orderId, []]))
  for (const job of due) orders.get(job.orderId)?.push(job)
  const waited = (jobs: readonly DueJob[]) =>
    now() - Math.min(...jobs.map(job => job.nextPollAt ?? now()))
  if (!isOtherReady) {
    const awaited = new Set(soon.map(job => job.orderId))
    return [...orders].some(([id, jobs]) => !awaited.has(id) || waited(jobs) >= jobPollMs)
  }
  if (due.length >= enoughJobs) return true
  return [...orders.values()].some(jobs => {
    const polls = jobs.length > 1 ? longestDuePolls : longestDuePollsAlone
    return waited(jobs) >= polls * jobPollMs
  })
}
