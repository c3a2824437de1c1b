import { write } from '../../../db/database.ts'
import {
  type Automation,
  changeAutomation,
  findAutomations,
} from '../../../db/queries/automations.ts'
import { otherClaims } from '../../../db/queries/emails.ts'
import {
  changeRemoval,
  postponeRemovals,
  type Removal,
} from '../../../db/queries/order-acts.ts'
import { addActivity } from '../../../db/queries/records.ts'
import type { EngineFailure } from '../../../shared/failure.ts'
import { backOff } from '../../scheduler/backoff.ts'
import type { StepContext } from '../step.ts'
import { settleMs } from './read-mailboxes.ts'

/** A job that runs at the cancel may still make mailboxes for so long. */
const longestJobMs = 24 * 3_600_000
/** The older it is, the longer it rests between two polls. */
const longestRestMs = 30 * 60_000

/** Jobs take minutes and most outages less: after so long without an answer the list decides. */
const longestSilenceMs = 2 * 3_600_000

/** The account's job polls keep their distance, whoever asks for them. */
export type PollPace = {
  allowedAt(): number
  /** Before a poll leaves. */
  note(): void
}

/**
 * Removes one mailbox of a cancelled order at Mailin. Only by an id that was matched exactly;
 * a row without one is found first. A lost answer removes nothing here: it is tried again,
 * and a mailbox that is gone already counts as removed.
 */
export async function removeMailbox(
  context: StepContext,
  row: Removal,
  random: () => number,
  polls: PollPace,
): Promise<EngineFailure | null> {
  if (row.mailinMailboxId === null) return findFirst(context, row, random, polls)
  const answer = await context.mailHost.removeMailbox(row.mailinMailboxId)
  if (!answer.ok) return postpone(context, row, answer.failure, random)
  const now = context.now()
  write(context.db, tx => {
    changeRemoval(tx, row.id, { removedAt: now, removalDueAt: null }, now)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailbox_removed',
        description: `${row.email} removed at Mailin`,
        orderId: row.orderId,
        properties: { email: row.email },
      },
      now,
    )
  })
  return null
}

/** Its job is polled while it runs; what the job made, or whether it made it, the list tells. */
async function findFirst(
  context: StepContext,
  row: Removal,
  random: () => number,
  polls: PollPace,
): Promise<EngineFailure | null> {
  const [request] = findAutomations(
    context.db.orm,
    row.automationId === null ? [] : [row.automationId],
  )
  const job = request === undefined ? null : jobOf(request, context.now())
  if (job === null) return listFirst(context, row, request, random)
  const now = context.now()
  const allowedAt = polls.allowedAt()
  if (allowedAt <= now) {
    polls.note()
    return pollFirst(context, row, job, random)
  }
  write(context.db, tx => postponeRemovals(tx, job.id, allowedAt, now))
  return null
}

type Job = Automation & { readonly jobUuid: string }

/** null: it has ended, or is given up. */
function jobOf({ jobUuid, ...request }: Automation, now: number): Job | null {
  const isRunning = request.status === 'pending' && request.createdAt + longestJobMs > now
  return isRunning && jobUuid !== null ? { ...request, jobUuid } : null
}

/** One poll answers for all mailboxes of the job. */
async function pollFirst(
  context: StepContext,
  row: Removal,
  job: Job,
  random: () => number,
): Promise<EngineFailure | null> {
  const reading = await context.mailHost.readJob(job.jobUuid)
  const now = context.now()
  if (!reading.ok) {
    const silentSince = Math.min(job.silentSince ?? now, now)
    const isSilent = now - silentSince >= longestSilenceMs
    write(context.db, tx =>
      changeAutomation(
        tx,
        job.id,
        // what a job that never answers made, the list tells
        isSilent ? { status: 'completed', nextPollAt: null } : { silentSince },
        now,
      ),
    )
    return postpone(context, row, reading.failure, random)
  }
  const { value } = reading
  write(context.db, tx => {
    if (value.kind === 'running') {
      const rest = Math.min((now - job.createdAt) / 10, longestRestMs)
      const at = now + Math.max(Math.round(rest), context.intervalMs)
      changeAutomation(tx, job.id, { pollCount: job.pollCount + 1, silentSince: null }, now)
      postponeRemovals(tx, job.id, at, now)
      return
    }
    const status = value.kind === 'failed' ? 'failed' : 'completed'
    changeAutomation(tx, job.id, { status, nextPollAt: null }, now)
    postponeRemovals(tx, job.id, now, now)
  })
  return null
}

async function listFirst(
  context: StepContext,
  row: Removal,
  request: Automation | undefined,
  random: () => number,
): Promise<EngineFailure | null> {
  const begunAt = context.now()
  const listed = await context.mailHost.listMailboxes(row.domain)
  if (!listed.ok) return postpone(context, row, listed.failure, random)
  const now = context.now()
  const found = listed.value.find(one => one.email === row.email)
  // new mailboxes are listed late
  const isFresh = request !== undefined && request.updatedAt + settleMs(context) > begunAt
  write(context.db, tx => {
    const others = found === undefined ? [] : otherClaims(tx, row.orderId, row.email)
    if (found !== undefined && others.some(one => one.mailinMailboxId === found.id))
      // another order of ours made it since
      changeRemoval(tx, row.id, { removalDueAt: null }, now)
    else if (others.length > 0)
      // another order of ours may have made it: its own request tells soon
      changeRemoval(tx, row.id, { removalDueAt: now + context.intervalMs }, now)
    else if (found !== undefined)
      changeRemoval(tx, row.id, { mailinMailboxId: found.id, removalDueAt: now }, now)
    else if (isFresh) changeRemoval(tx, row.id, { removalDueAt: now + context.intervalMs }, now)
    else changeRemoval(tx, row.id, { removalDueAt: null }, now)
  })
  return null
}

function postpone(
  context: StepContext,
  row: Removal,
  failure: EngineFailure,
  random: () => number,
): EngineFailure {
  const now = context.now()
  const removalAttempts = row.removalAttempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  const removalDueAt = Math.max(named, now + backOff(removalAttempts, random))
  write(context.db, tx => changeRemoval(tx, row.id, { removalAttempts, removalDueAt }, now))
  return failure
}
