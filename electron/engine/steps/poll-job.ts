import type { Writer } from '../../../db/core/database.ts'
import {
  type Automation,
  changeAutomation,
  domainsOfRequests,
  findAutomations,
} from '../../../db/engine/automations.ts'
import { forgetReadings } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import { knownHosts } from '../../../db/mailboxes/hosts.ts'
import { type CreatedMailbox, mailboxesOfDomains } from '../../../db/mailboxes/mailboxes.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { assertNever } from '../../../shared/border/result.ts'
import type { JobReading, MailinMailbox } from '../../providers/mailin-port.ts'
import { type MailboxNeed, needOf } from '../mailbox-need.ts'
import type { Outcome } from '../progress.ts'
import { recordCreated } from '../record-created.ts'
import { giveUpJob, judgeFailedPoll, noteHeard, noteSilence } from '../silent-job.ts'
import type { Finding, StepContext } from '../step.ts'
import { disputedIds, haltOf, undisputed } from './disputed-ids.ts'
import { type DomainNeed, needsOf } from './mailbox-batch.ts'

/**
 * Up to this poll one follows after `jobPollMs`, as in the flow document; then after
 * `intervalMs`.
 */
const quickPolls = 30

/** What one poll found out. */
export type PolledJob = {
  readonly findings: readonly Finding[]
  /** Written even when no domain waits for the job any more. */
  readonly record: (tx: Writer) => void
  /** Why the poll itself failed: it may hold the account. */
  readonly failure?: EngineFailure
}

/** Asks Mailin for one job, which serves every domain of the order that waits for it. */
export async function pollJob(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
): Promise<PolledJob> {
  const reading = await context.mailin.readJob(job.jobUuid ?? '')
  const now = context.now()
  if (!reading.ok) return postponed(context, job, domains, reading.failure)
  const { value } = reading
  switch (value.kind) {
    case 'running': {
      const pollCount = job.pollCount + 1
      const at = now + pollWait(context, pollCount)
      return {
        findings: domains.map(domain => ({
          domain,
          outcome: { kind: 'wait', reason: 'job', at },
        })),
        record: tx =>
          changeAutomation(tx, job.id, { ...noteHeard(), pollCount, nextPollAt: at }, now),
      }
    }
    case 'failed':
      return failed(context, job, domains, value)
    case 'unknown':
      return ended(context, job, domains, [])
    case 'completed':
      return endedWithHosts(context, job, domains, value.mailboxes)
    default:
      return assertNever(value)
  }
}

const pollWait = ({ jobPollMs, intervalMs }: StepContext, pollCount: number): number =>
  pollCount < quickPolls ? jobPollMs : intervalMs

/**
 * After a failed poll: the job is polled again, or given up once nothing was heard of it for
 * long.
 */
function postponed(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
  failure: EngineFailure,
): PolledJob {
  const now = context.now()
  const poll = judgeFailedPoll(context, job, failure)
  if (poll.kind === 'given-up') return { ...givenUp(context, job, domains), failure }
  const retryAt = failure.retryAt === undefined ? 0 : Date.parse(failure.retryAt)
  const pollCount = job.pollCount + (poll.kind === 'silent' ? 1 : 0)
  const at = Math.max(retryAt, now + pollWait(context, pollCount))
  const silence = poll.kind === 'silent' ? noteSilence(poll.since, failure) : {}
  return {
    findings: domains.map(domain => ({ domain, outcome: { kind: 'wait', reason: 'job', at } })),
    record: tx => changeAutomation(tx, job.id, { ...silence, pollCount, nextPollAt: at }, now),
    failure,
  }
}

function givenUp(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
): PolledJob {
  const over = ended(context, job, domains, [])
  return {
    ...over,
    record(tx) {
      over.record(tx)
      giveUpJob(tx, job, context.now())
    },
  }
}

function failed(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
  { detail, isPlanLimit }: Extract<JobReading, { kind: 'failed' }>,
): PolledJob {
  const now = context.now()
  const { orderId } = job
  const failure: EngineFailure = {
    code: isPlanLimit ? 'plan_limit' : 'invalid_input',
    provider: 'mailin',
    detail: `The mailbox job failed: ${detail}`.slice(0, 500),
  }
  return {
    findings: domains.map(domain => ({ domain, outcome: { kind: 'failed', failure } })),
    record(tx) {
      changeAutomation(
        tx,
        job.id,
        { ...noteHeard(), status: 'failed', errorMessage: detail, nextPollAt: null },
        now,
      )
      forgetReadings(tx, job.orderId, domainsOfRequests([job]))
      addActivity(
        tx,
        {
          action: 'mailin_ai_mailboxes_failed',
          description: `A mailbox job failed at Mailin: ${detail}`,
          orderId,
          properties: { jobUuid: job.jobUuid, domains: domainsOfRequests([job]) },
        },
        now,
      )
    },
  }
}

/**
 * The job is over; which mailboxes it made is decided by what it named and by the list. An id
 * that another mailbox has halts the domain.
 */
function ended(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
  created: readonly CreatedMailbox[],
): PolledJob {
  const now = context.now()
  const disputes = disputedIds(context.db.reader, job.orderId, created)
  const sure = undisputed(created, disputes)
  const findings = needsOf(context, job.orderId, domains).map((one): Finding => {
    const { domain } = one
    const failure = haltOf(domain.name, disputes)
    return {
      domain,
      outcome:
        failure === null
          ? afterJob(context, needAfter(context, one, job, sure))
          : { kind: 'failed', failure },
    }
  })
  return {
    findings,
    record(tx) {
      changeAutomation(
        tx,
        job.id,
        { ...noteHeard(), status: 'completed', nextPollAt: null },
        now,
      )
      forgetReadings(tx, job.orderId, domainsOfRequests([job]))
      recordCreated(tx, context, job.orderId, created)
    },
  }
}

function needAfter(
  { db }: StepContext,
  { domain, expected }: DomainNeed,
  job: Automation,
  created: readonly CreatedMailbox[],
): MailboxNeed {
  const rows = mailboxesOfDomains(db.reader, job.orderId, [domain.name]).map(row => ({
    ...row,
    mailinMailboxId:
      row.mailinMailboxId ??
      created.find(one => one.email === row.email)?.mailinMailboxId ??
      null,
  }))
  const requests = findAutomations(
    db.reader,
    rows.flatMap(row => row.automationId ?? []),
  ).map(request =>
    request.id === job.id ? { ...request, status: 'completed' as const } : request,
  )
  return needOf(false, expected, rows, requests)
}

function afterJob(context: StepContext, need: MailboxNeed): Outcome {
  switch (need.kind) {
    case 'done':
      return { kind: 'move', to: 'done' }
    case 'poll':
      return { kind: 'wait', reason: 'job', at: need.at }
    case 'read':
    case 'ask':
      return {
        kind: 'wait',
        reason: 'ids',
        at: context.now() + context.jobPollMs,
        isCounted: true,
      }
    default:
      return assertNever(need)
  }
}

/**
 * Jobs do not name hosts, lists do: as long as none is known, one list is read for them. No order
 * waits for hosts, so when that list fails they stay unknown, and its failure may only hold the
 * account.
 */
async function endedWithHosts(
  context: StepContext,
  job: Automation,
  domains: readonly DomainWork[],
  named: readonly Pick<MailinMailbox, 'id' | 'domainId' | 'email'>[],
): Promise<PolledJob> {
  const created = named.map(({ id, domainId, email }) => ({
    email,
    mailinMailboxId: id,
    mailinDomainId: domainId,
  }))
  const first = created[0]
  if (first === undefined || knownHosts(context.db.reader) !== null)
    return ended(context, job, domains, created)
  const domain = first.email.slice(first.email.indexOf('@') + 1)
  const listed = await context.mailin.listMailboxes(domain)
  if (!listed.ok) return { ...ended(context, job, domains, created), failure: listed.failure }
  const host = listed.value.find(one => one.smtpHost !== null)
  if (host === undefined) return ended(context, job, domains, created)
  const { smtpHost, smtpPort, imapHost, imapPort } = host
  const hosted = created.map(one => ({ ...one, smtpHost, smtpPort, imapHost, imapPort }))
  return ended(context, job, domains, hosted)
}
