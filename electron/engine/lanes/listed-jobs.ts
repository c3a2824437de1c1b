import type { Writer } from '../../../db/core/database.ts'
import {
  type Automation,
  findAutomations,
  postponeJob,
} from '../../../db/engine/automations.ts'
import { fewJobs } from '../mailbox-sweep.ts'
import type { StepContext } from '../step.ts'

/**
 * After so many lists in vain a job is polled. Some are in vain because new mailboxes are listed
 * a little later than their job is done.
 */
const mostMisses = 3

/** Which jobs the list is read for, by how often it was read for them in vain. */
export type ListedJobs = {
  /** Jobs that the list may tell of: of orders with several, or missed before. */
  listable(jobs: readonly Automation[]): readonly Automation[]
  /** Those that a list was read for in vain. */
  missed(jobs: readonly Automation[]): readonly Automation[]
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
    listable(jobs) {
      const fresh = jobs.filter(job => missesOf(job) < mostMisses)
      const perOrder = new Map<number, number>()
      for (const { orderId } of fresh) perOrder.set(orderId, (perOrder.get(orderId) ?? 0) + 1)
      // a job that was missed is listed alone, too: its mailboxes come where the last list ended
      return fresh.filter(
        job => missesOf(job) > 0 || (perOrder.get(job.orderId) ?? 0) > fewJobs,
      )
    },
    missed: jobs => jobs.filter(job => missesOf(job) > 0),
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
