import { write } from '../../../db/core/database.ts'
import {
  type Automation,
  type AutomationChange,
  changeAutomation,
} from '../../../db/engine/automations.ts'
import { changeRemoval, postponeRemovals, type Removal } from '../../../db/orders/order-acts.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever } from '../../../shared/border/result.ts'
import { dayMs } from '../../../shared/text/duration.ts'
import type { JobReading } from '../../providers/mailin-port.ts'
import { backoff } from '../../scheduler/backoff.ts'
import { giveUpJob, judgeFailedPoll, noteHeard, noteSilence } from '../silent-job.ts'
import type { StepContext } from '../step.ts'

/** A job of this age is not polled any more: it is taken to be over. */
const longestJobMs = dayMs
/** Between two polls a job rests a tenth of its age, and no longer than this. */
const longestRestMs = 30 * 60_000

export type RunningJob = Automation & { readonly jobUuid: string }

/** The job of a request while it runs; null: it has ended, or is too old. */
export function runningJobOf(
  { jobUuid, ...request }: Automation,
  now: number,
): RunningJob | null {
  const isRunning = request.status === 'pending' && request.createdAt + longestJobMs > now
  return isRunning && jobUuid !== null ? { ...request, jobUuid } : null
}

/**
 * Polls a job once for all removals that wait for it, and writes what follows. Returns what
 * failed; null: Mailin answered.
 */
export async function pollJobOfRemoval(
  context: StepContext,
  row: Removal,
  job: RunningJob,
  random: () => number,
): Promise<EngineFailure | null> {
  const reading = await context.mailin.readJob(job.jobUuid)
  const now = context.now()
  if (!reading.ok) {
    const { failure } = reading
    const poll = judgeFailedPoll(context, job, failure)
    const { removalDueAt, removalAttempts } = postponement(row, failure, now, random)
    write(context.db, tx => {
      if (poll.kind === 'given-up') giveUpJob(tx, job, now)
      if (poll.kind === 'silent')
        changeAutomation(tx, job.id, noteSilence(poll.since, failure), now)
      changeRemoval(tx, row.id, { removalAttempts }, now)
      postponeRemovals(tx, job.id, poll.kind === 'given-up' ? now : removalDueAt, now)
    })
    return failure
  }
  const { change, removalDueAt } = afterPoll(context, job, reading.value, now)
  write(context.db, tx => {
    changeAutomation(tx, job.id, { ...noteHeard(), ...change }, now)
    postponeRemovals(tx, job.id, removalDueAt, now)
  })
  return null
}

/** What is written of the job after its answer, and when the removals of its mailboxes go on. */
function afterPoll(
  { intervalMs }: StepContext,
  job: RunningJob,
  reading: JobReading,
  now: number,
): { readonly change: AutomationChange; readonly removalDueAt: number } {
  switch (reading.kind) {
    case 'running': {
      const rest = Math.min((now - job.createdAt) / 10, longestRestMs)
      return {
        change: { pollCount: job.pollCount + 1 },
        removalDueAt: now + Math.max(Math.round(rest), intervalMs),
      }
    }
    case 'failed':
      return {
        change: { status: 'failed', errorMessage: reading.detail, nextPollAt: null },
        removalDueAt: now,
      }
    case 'completed':
    case 'unknown':
      return { change: { status: 'completed', nextPollAt: null }, removalDueAt: now }
    default:
      return assertNever(reading)
  }
}

/** When a removal is tried again: further off each time, and not before Mailin wants it. */
export function postponement(
  row: Removal,
  failure: EngineFailure,
  now: number,
  random: () => number,
): { readonly removalAttempts: number; readonly removalDueAt: number } {
  const removalAttempts = row.removalAttempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  return {
    removalAttempts,
    removalDueAt: Math.max(named, now + backoff(removalAttempts, random)),
  }
}
