import { type Transaction, write } from '../../../db/database.ts'
import {
  type Automation,
  type AutomationChange,
  changeAutomation,
  findAutomations,
} from '../../../db/queries/automations.ts'
import { carrierOf, changeMailinId, otherClaims } from '../../../db/queries/emails.ts'
import {
  changeRemoval,
  holdRemoval,
  postponeRemovals,
  type Removal,
  type RemovalChange,
} from '../../../db/queries/order-acts.ts'
import { addActivity } from '../../../db/queries/records.ts'
import type { EngineFailure } from '../../../shared/failure.ts'
import { assertNever, ok, type Result } from '../../../shared/result.ts'
import type { HostMailbox, JobReading } from '../../providers/mail-host.ts'
import { backOff } from '../../scheduler/backoff.ts'
import { giveUpJob, judgeFailedPoll, noteHeard, noteSilence } from '../silent-job.ts'
import type { StepContext } from '../step.ts'
import { nameOf } from './disputed-ids.ts'
import { settleMs } from './read-mailboxes.ts'

/** A job that runs at the cancel may still make mailboxes for so long. */
const longestJobMs = 24 * 3_600_000
/** The older it is, the longer it rests between two polls. */
const longestRestMs = 30 * 60_000
/** One list serves the mailboxes of its domain that are removed one after the other. */
const listedMs = 60_000

/** The account's job polls keep their distance, whoever asks for them. */
export type PollPace = {
  allowedAt(): number
  /** Before a poll leaves. */
  note(): void
}

/** Removes mailboxes of cancelled orders, one at a time. */
export type Removals = {
  /** null: it went well, or waits for what is no trouble. */
  run(context: StepContext, row: Removal): Promise<EngineFailure | null>
}

type Listed = {
  readonly domain: string
  readonly mailboxes: readonly HostMailbox[]
  readonly begunAt: number
}

/**
 * A mailbox is removed by its id alone, and only while Mailin's list gives that id to no other
 * address: else staff decide. A row without an id is found first. A lost answer removes nothing
 * here: it is tried again, and a mailbox that is gone already counts as removed.
 */
export function createRemovals(random: () => number, polls: PollPace): Removals {
  let latest: Listed | null = null

  async function list(
    context: StepContext,
    { domain }: Removal,
  ): Promise<Result<Listed, EngineFailure>> {
    const begunAt = context.now()
    if (latest?.domain === domain && Math.abs(begunAt - latest.begunAt) <= listedMs)
      return ok(latest)
    const listed = await context.mailHost.listMailboxes(domain)
    if (!listed.ok) return listed
    latest = { domain, mailboxes: listed.value, begunAt }
    return ok(latest)
  }

  const postpone = (context: StepContext, row: Removal, failure: EngineFailure) => {
    const now = context.now()
    const change = postponement(row, failure, now, random)
    write(context.db, tx => changeRemoval(tx, row.id, change, now))
    return failure
  }

  async function removeById(
    context: StepContext,
    row: Removal,
    mailboxId: number,
  ): Promise<EngineFailure | null> {
    const listed = await list(context, row)
    if (!listed.ok) return postpone(context, row, listed.failure)
    const doubt = doubtOf(context.db.orm, row, mailboxId, listed.value.mailboxes)
    if (doubt !== null) return leaveToStaff(context, row, doubt)
    const answer = await context.mailHost.removeMailbox(mailboxId)
    if (!answer.ok) return postpone(context, row, answer.failure)
    noteRemoved(context, row)
    return null
  }

  /** Its job is polled while it runs; what the job made, or whether it made it, the list tells. */
  async function findFirst(context: StepContext, row: Removal): Promise<EngineFailure | null> {
    const [request] = findAutomations(
      context.db.orm,
      row.automationId === null ? [] : [row.automationId],
    )
    const job = request === undefined ? null : jobOf(request, context.now())
    if (job === null) return listFirst(context, row, request)
    const now = context.now()
    const allowedAt = polls.allowedAt()
    if (allowedAt <= now) {
      polls.note()
      return pollFirst(context, row, job, random)
    }
    write(context.db, tx => postponeRemovals(tx, job.id, allowedAt, now))
    return null
  }

  async function listFirst(
    context: StepContext,
    row: Removal,
    request: Automation | undefined,
  ): Promise<EngineFailure | null> {
    latest = null
    const listed = await list(context, row)
    if (!listed.ok) return postpone(context, row, listed.failure)
    const { mailboxes, begunAt } = listed.value
    const now = context.now()
    const found = mailboxes.find(one => one.email === row.email)
    // new mailboxes are listed late
    const isFresh = request !== undefined && request.updatedAt + settleMs(context) > begunAt
    const carrier = found === undefined ? null : carrierOf(context.db.orm, found.id)
    if (found !== undefined && carrier !== null && isStranger(row, carrier)) {
      const detail = `${row.email} was not removed: Mailin gives it the id ${found.id} of ${nameOf(carrier)}.`
      return leaveToStaff(context, row, detail)
    }
    write(context.db, tx => {
      const change = afterListing(tx, context, row, found, isFresh)
      // one that is gone gives its id up
      if (change.mailinMailboxId != null && carrier !== null)
        changeMailinId(tx, carrier.id, null, now)
      changeRemoval(tx, row.id, change, now)
    })
    return null
  }

  return {
    run: (context, row) =>
      row.mailinMailboxId === null
        ? findFirst(context, row)
        : removeById(context, row, row.mailinMailboxId),
  }
}

/** Why Mailin's list does not certainly mean this mailbox by its id; null: nothing speaks against it. */
function doubtOf(
  tx: Transaction,
  { orderId, email }: Removal,
  mailboxId: number,
  listed: readonly HostMailbox[],
): string | null {
  const another = listed.find(one => one.id === mailboxId && one.email !== email)
  if (another !== undefined)
    return `${email} was not removed: its Mailin id ${mailboxId} is that of ${another.email} now.`
  const same = listed.filter(one => one.email === email)
  if (same.length === 0 || same.some(one => one.id === mailboxId)) return null
  // another order of ours made it anew, and ours is gone
  const anew = otherClaims(tx, orderId, email)
  const unknown = same.find(one => anew.every(other => other.mailinMailboxId !== one.id))
  return unknown === undefined
    ? null
    : `${email} was not removed: it has the Mailin id ${unknown.id} now, not ${mailboxId}.`
}

/** The first time staff are asked; once they have looked, what is still another's is left alone. */
function leaveToStaff(context: StepContext, row: Removal, detail: string): null {
  const now = context.now()
  const { orderId, email, domain } = row
  const failure: EngineFailure = { code: 'conflict', provider: 'boxwright', detail }
  const hasLooked = row.removalHeldAt !== null
  write(context.db, tx => {
    if (hasLooked) changeRemoval(tx, row.id, { removalDueAt: null }, now)
    else holdRemoval(tx, row, failure, now)
    addActivity(
      tx,
      {
        action: hasLooked ? 'mailin_ai_mailbox_left' : 'mailin_ai_domain_stuck',
        description: hasLooked
          ? `${detail} It stays as it is.`
          : `${domain} needs a person: ${detail}`,
        orderId,
        properties: { email, domain },
      },
      now,
    )
  })
  return null
}

/** It is there, and no other order of ours asked for the same address. */
const isStranger = (row: Removal, carrier: Removal): boolean =>
  carrier.removedAt === null && (carrier.email !== row.email || carrier.askedBy === null)

function noteRemoved({ db, now }: StepContext, row: Removal): void {
  const at = now()
  write(db, tx => {
    changeRemoval(tx, row.id, { removedAt: at, removalDueAt: null }, at)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailbox_removed',
        description: `${row.email} removed at Mailin`,
        orderId: row.orderId,
        properties: { email: row.email },
      },
      at,
    )
  })
}

function afterListing(
  tx: Transaction,
  { now, intervalMs }: StepContext,
  row: Removal,
  found: HostMailbox | undefined,
  isFresh: boolean,
): RemovalChange {
  const others = found === undefined ? [] : otherClaims(tx, row.orderId, row.email)
  // another order of ours made it since
  if (found !== undefined && others.some(one => one.mailinMailboxId === found.id))
    return { removalDueAt: null }
  // another order of ours may have made it: its own request tells soon
  if (others.length > 0) return { removalDueAt: now() + intervalMs }
  if (found !== undefined) return { mailinMailboxId: found.id, removalDueAt: now() }
  return { removalDueAt: isFresh ? now() + intervalMs : null }
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

/** What is written of the job, and when the removals of its mailboxes go on. */
function afterPoll(
  { intervalMs }: StepContext,
  job: Job,
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

/** When it is tried again: further off each time, and not before Mailin wants it. */
function postponement(
  row: Removal,
  failure: EngineFailure,
  now: number,
  random: () => number,
): { readonly removalAttempts: number; readonly removalDueAt: number } {
  const removalAttempts = row.removalAttempts + 1
  const named = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  return {
    removalAttempts,
    removalDueAt: Math.max(named, now + backOff(removalAttempts, random)),
  }
}
