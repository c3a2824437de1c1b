import type { Writer } from '../../db/core/database.ts'
import { type Automation, changeAutomation } from '../../db/engine/automations.ts'
import { addActivity } from '../../db/records/records.ts'
import type { EngineFailure } from '../../shared/border/failure.ts'
import { silentJobMs } from './bounds.ts'
import { reactionTo } from './progress.ts'
import type { StepContext } from './step.ts'

/**
 * What a failed poll says of its job. `unheard`: nothing, it was a quota, a refused login or
 * another pause of the account. `silent`: Mailin does not say how it stands; since when, in
 * milliseconds. `given-up`: it has not said so for as long as a job is polled quickly.
 */
type FailedPoll =
  | { readonly kind: 'unheard' }
  | { readonly kind: 'silent'; readonly since: number }
  | { readonly kind: 'given-up' }

/** Judges a failed poll, by one rule for all who poll. */
export function judgeFailedPoll(
  context: Pick<StepContext, 'now' | 'jobPollMs'>,
  job: Pick<Automation, 'silentSince'>,
  failure: EngineFailure,
): FailedPoll {
  if (!isSilence(failure)) return { kind: 'unheard' }
  const now = context.now()
  const since = Math.min(job.silentSince ?? now, now)
  return now - since >= silentJobMs(context) ? { kind: 'given-up' } : { kind: 'silent', since }
}

/** Whether nothing was said about the job: no answer, or none that can be read. */
const isSilence = (failure: EngineFailure): boolean =>
  reactionTo({ stage: 'mailboxes', attempts: 0 }, failure) === 'backoff'

/** The columns of a job whose poll was silent; `since`: milliseconds since 1970. */
export const noteSilence = (since: number, { detail }: EngineFailure) => ({
  silentSince: since,
  errorMessage: `No word about the job: ${detail}`.slice(0, 500),
})

/** The columns of a job that Mailin answered about: it is not silent, and nothing is wrong. */
export const noteHeard = () => ({ silentSince: null, errorMessage: null }) as const

/** Ends a job of which nothing is heard. Its mailboxes are then read from Mailin's list. */
export function giveUpJob(
  tx: Writer,
  job: Pick<Automation, 'id' | 'orderId' | 'jobUuid'>,
  now: number,
): void {
  const errorMessage = 'Mailin did not say how the job stands; its mailbox list decided.'
  const over = { ...noteHeard(), status: 'completed', nextPollAt: null } as const
  changeAutomation(tx, job.id, { ...over, errorMessage }, now)
  addActivity(
    tx,
    {
      action: 'mailin_ai_job_silent',
      description: 'Mailin does not say how a mailbox job stands: its mailbox list decides',
      orderId: job.orderId,
      properties: { jobUuid: job.jobUuid },
    },
    now,
  )
}
