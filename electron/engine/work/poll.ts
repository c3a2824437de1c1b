import {
  type Automation,
  domainsOfRequests,
  jobsToPoll,
} from '../../../db/engine/automations.ts'
import { waitingNamed } from '../../../db/engine/work.ts'
import { createRoundRobin } from '../choose-work.ts'
import type { LaneOptions } from '../lanes/lane.ts'
import type { ListLane } from '../lanes/list-lane.ts'
import { forOrder } from '../order-at-work.ts'
import type { StepContext } from '../step.ts'
import { pollJob } from '../steps/poll-job.ts'
import type { PollPace } from '../steps/remove-mailbox.ts'
import { claim, type Due, type Here, once, type Work } from './work.ts'

/** Finds out what has become of creating jobs, by polls or by pages of the mailbox list. */
export type PollWork = {
  /** `isOtherReady`: whether other work of the account waits meanwhile. */
  next(due: Due, isOtherReady: boolean): Work | null
}

export function createPollWork(
  { context, commit }: LaneOptions,
  list: ListLane,
  pace: PollPace,
): PollWork {
  const roundRobin = createRoundRobin()
  /**
   * Ids of jobs that are being polled. No lease prevents a second poll while the first reads a
   * long list.
   */
  const underWay = new Set<number>()

  async function pollOne(job: Automation, here: Here): Promise<void> {
    const { db } = context()
    pace.note()
    const named = waitingNamed(db.reader, job.orderId, domainsOfRequests([job]))
    const mine = named.filter(domain => domain.reason === 'job')
    const { findings, record, failure } = await forOrder(job.orderId, () =>
      pollJob(here(), job, claim(context(), mine)),
    )
    commit(findings, failure === undefined ? { record } : { record, failure })
  }

  const pollNext =
    (jobs: readonly Automation[]): Work =>
    async here => {
      const orderId = roundRobin.next(jobs)
      const job = jobs.find(one => one.orderId === orderId)
      if (job !== undefined) await once(underWay, [job.id], () => pollOne(job, here))
    }

  const readJobs =
    (jobs: readonly Automation[]): Work =>
    here =>
      once(
        underWay,
        jobs.map(({ id }) => id),
        () => list.readJobs(jobs, here),
      )

  return {
    next({ now }, isOtherReady) {
      const { db, jobPollMs } = context()
      const known = jobsToPoll(db.reader, now + jobPollMs / 2).filter(
        job => !underWay.has(job.id),
      )
      const isDue = (job: Automation) => (job.nextPollAt ?? 0) <= now
      const all = known.filter(isDue)
      const mayPoll = pace.allowedAt() <= now
      if (list.isUnderWay()) {
        const others = mayPoll ? list.unserved(all) : []
        return others.length > 0 && list.yieldsNow() ? pollNext(others) : () => list.read()
      }
      if (all.length === 0) return null
      const listable = list.listable(all)
      const soon = known.filter(job => !isDue(job))
      if (list.isTimeFor(listable, soon, isOtherReady)) return readJobs(listable)
      const single = mayPoll ? all.filter(job => !listable.includes(job)) : []
      return single.length === 0 ? null : pollNext(single)
    },
  }
}

/** Keeps `jobPollMs` between all job polls of the account. */
export function createPollPace(context: () => StepContext): PollPace {
  let polledAt = -Infinity
  return {
    allowedAt() {
      // a clock that was set back must not hold polls up
      polledAt = Math.min(polledAt, context().now())
      return polledAt + context().jobPollMs
    },
    note() {
      polledAt = context().now()
    },
  }
}
