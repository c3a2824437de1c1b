import { write } from '../../../db/core/database.ts'
import { findAutomations } from '../../../db/engine/automations.ts'
import { noteRead } from '../../../db/engine/moves.ts'
import type { DomainWork } from '../../../db/engine/work.ts'
import {
  type CreatedMailbox,
  type MailboxRecord,
  otherOrderOf,
} from '../../../db/mailboxes/mailboxes.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import type { MailinMailbox } from '../../providers/mailin-port.ts'
import type { Outcome } from '../progress.ts'
import { recordCreated } from '../record-created.ts'
import type { Finding, StepContext } from '../step.ts'
import {
  correctIds,
  correctionsFor,
  disputed,
  disputedIds,
  undisputed,
} from './disputed-ids.ts'
import { type DomainNeed, isWholeWith } from './mailbox-batch.ts'

/**
 * Lists a domain's mailboxes at Mailin: takes over ours, names strangers as a conflict. Where one
 * has the id of another mailbox of ours, that one's domain is listed as well.
 */
export async function readMailboxes(context: StepContext, one: DomainNeed): Promise<Finding> {
  const { domain } = one
  const { db, now } = context
  const begunAt = now()
  const listed = await context.mailin.listMailboxes(domain.name)
  if (!listed.ok) return { domain, outcome: { kind: 'failed', failure: listed.failure } }
  const ours = listed.value.filter(mailbox => isOurs(one, mailbox.email)).map(asCreated)
  const disputes = disputedIds(db.reader, domain.orderId, ours, listed.value.map(asCreated))
  const corrected = await correctionsFor(context, disputes)
  if (!corrected.ok) return { domain, outcome: { kind: 'failed', failure: corrected.failure } }
  if (corrected.value.length > 0) write(db, tx => correctIds(tx, corrected.value, now()))
  return judgeMailboxes(context, one, listed.value, begunAt)
}

/** Whether a request of this order asked for it, and was not refused. */
const isOurs = ({ rows }: DomainNeed, email: string): boolean =>
  rows.find(row => row.email === email)?.askedBy != null

/**
 * Judges one domain by Mailin's list of its mailboxes. `listedAt`: when it was asked for,
 * milliseconds since 1970; its answer may be long under way.
 */
export function judgeMailboxes(
  context: StepContext,
  one: DomainNeed,
  listed: readonly MailinMailbox[],
  listedAt: number,
): Finding {
  const { domain } = one
  const expected = new Set(one.expected.map(mailbox => mailbox.email))
  const found = listed.filter(mailbox => expected.has(mailbox.email))
  const stranger = found.find(mailbox => !isOurs(one, mailbox.email))
  const ours = found.filter(mailbox => isOurs(one, mailbox.email))
  const disputes = disputedIds(
    context.db.reader,
    domain.orderId,
    ours.map(asCreated),
    listed.map(asCreated),
  )
  const [dispute] = disputes
  const failure =
    stranger === undefined
      ? dispute && disputed(dispute)
      : conflict(context, one, stranger.email)
  const sure = undisputed(ours.map(asCreated), disputes)
  if (failure !== undefined)
    return {
      domain,
      outcome: { kind: 'failed', failure },
      record: tx => recordCreated(tx, context, domain.orderId, sure),
    }
  return afterReading(context, one, ours, listedAt)
}

function afterReading(
  context: StepContext,
  one: DomainNeed,
  ours: readonly MailinMailbox[],
  listedAt: number,
): Finding {
  const { domain } = one
  const ids = new Set(ours.map(mailbox => mailbox.email))
  const open = one.rows.filter(
    row => row.askedBy !== null && row.mailinMailboxId === null && !ids.has(row.email),
  )
  const believedAt = Math.max(0, ...lastToldAt(context, open)) + listingDelayMs(context)
  const isBelieved = open.length === 0 || believedAt <= listedAt
  const onward = isWholeWith(one, ours)
    ? ({ kind: 'move', to: 'done' } as const)
    : ({ kind: 'again' } as const)
  return {
    domain,
    // what was asked for and may be listed late is not asked for again too soon
    outcome: isBelieved ? onward : waitForIds(context, domain),
    record(tx) {
      recordCreated(tx, context, domain.orderId, ours.map(asCreated))
      noteRead(tx, domain, isBelieved)
    },
  }
}

/** The wait for what was asked for and is not listed yet; longer each time. */
export function waitForIds(
  { now, jobPollMs, intervalMs }: StepContext,
  { attempts }: DomainWork,
): Outcome {
  const wait = Math.min(jobPollMs * 2 ** attempts, intervalMs)
  return { kind: 'wait', reason: 'ids', at: now() + wait, isCounted: true }
}

/** How late Mailin may list a mailbox that was asked for: 90 s with a job poll of 10 s. */
export function listingDelayMs({ jobPollMs }: Pick<StepContext, 'jobPollMs'>): number {
  return 9 * jobPollMs
}

/** When Mailin last said or may have said something about the requests of these rows. */
function lastToldAt(context: StepContext, rows: readonly MailboxRecord[]): readonly number[] {
  const ids = new Set(rows.flatMap(row => row.automationId ?? []))
  return findAutomations(context.db.reader, [...ids])
    .filter(request => request.status !== 'failed')
    .map(request => request.updatedAt)
}

/** Names the address and, if another order of ours made it, that order. */
export function conflict(
  context: Pick<StepContext, 'db'>,
  { domain }: Pick<DomainNeed, 'domain'>,
  email: string,
): EngineFailure {
  const other = otherOrderOf(context.db.reader, domain.orderId, email)
  const detail =
    other === null
      ? `${email} exists at Mailin already and this order did not create it.`
      : `${email} exists already: order ${other} created it.`
  return { code: 'conflict', provider: 'mailin', detail }
}

export function asCreated(mailbox: MailinMailbox): CreatedMailbox {
  return {
    email: mailbox.email,
    mailinMailboxId: mailbox.id,
    mailinDomainId: mailbox.domainId,
    smtpHost: mailbox.smtpHost,
    smtpPort: mailbox.smtpPort,
    imapHost: mailbox.imapHost,
    imapPort: mailbox.imapPort,
  }
}
