import { type Reader, type Writer, write } from '../../../db/core/database.ts'
import {
  beginAutomation,
  changeAutomation,
  dropAutomation,
  failUnanswered,
} from '../../../db/engine/automations.ts'
import { noteRead } from '../../../db/engine/moves.ts'
import {
  addMailbox,
  askAlone,
  mailboxesOfDomains,
  markAsked,
  renewPassword,
  unmarkAsked,
} from '../../../db/mailboxes/mailboxes.ts'
import { customerOf } from '../../../db/orders/orders.ts'
import { addActivity } from '../../../db/records/records.ts'
import { dropSecrets } from '../../../db/vault/secrets.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import type { NewMailbox } from '../../providers/mailin-port.ts'
import { usualJobMs } from '../bounds.ts'
import type { ExpectedMailbox } from '../mailbox-need.ts'
import { mailboxesOn } from '../mailbox-words.ts'
import { reactionTo } from '../progress.ts'
import type { Finding, StepContext } from '../step.ts'
import type { DomainNeed, MailboxWork } from './mailbox-batch.ts'
import { judgeRefusals } from './refused-mailboxes.ts'

type Batch = Extract<MailboxWork, { kind: 'ask' }> & { readonly orderId: number }

/**
 * Asks Mailin for one batch. Rows, passwords and the intent are written before the request
 * leaves.
 */
export async function createMailboxes(
  context: StepContext,
  batch: Batch,
): Promise<readonly Finding[]> {
  const { orderId } = batch
  const { id, mailboxes } = write(context.db, tx => beginBatch(tx, context, batch))
  const answer = await context.mailin.createMailboxes(mailboxes)
  if (!answer.ok) return afterFailure(context, batch, id, answer.failure)
  if (answer.value.kind === 'refused')
    return judgeRefusals(context, batch.domains, orderId, id, answer.value.refused)
  return afterAccepted(context, batch, id, answer.value.jobUuid)
}

function beginBatch(
  tx: Writer,
  context: StepContext,
  { orderId, domains, mailboxes }: Batch,
): { readonly id: number; readonly mailboxes: readonly NewMailbox[] } {
  const now = context.now()
  const emails = mailboxes.map(one => one.email)
  const before = rowsOf(tx, orderId, domains)
  failUnanswered(
    tx,
    before.flatMap(row => (emails.includes(row.email) ? (row.automationId ?? []) : [])),
    now,
  )
  for (const mailbox of mailboxes) {
    if (before.some(row => row.email === mailbox.email)) continue
    addMailbox(tx, newRow(tx, context, orderId, mailbox), now)
  }
  const id = beginAutomation(
    tx,
    { orderId, providerType: privateSmtp, actionType: 'mailbox', subjects: emails },
    now,
  )
  markAsked(tx, orderId, emails, id, now)
  const rows = rowsOf(tx, orderId, domains)
  return {
    id,
    mailboxes: rows
      .filter(row => emails.includes(row.email))
      .map(row => ({
        email: row.email,
        displayName: `${row.firstName} ${row.lastName}`.trim(),
        password: passwordOf(tx, context, row),
      })),
  }
}

/**
 * The row's password; another one when it is lost, because Mailin does not have the mailbox yet.
 */
function passwordOf(
  tx: Writer,
  { passwords, now }: StepContext,
  row: ReturnType<typeof rowsOf>[number],
): string {
  const stored = passwords.open(tx, row.password)
  if (stored !== null) return stored
  const id = passwords.make(tx, row.hasPlainPassword ? 'plain' : 'all')
  dropSecrets(tx, [row.password])
  renewPassword(tx, row.id, id, now())
  const made = passwords.open(tx, id)
  if (made === null) throw new Error('A password that was just made does not open.')
  return made
}

const rowsOf = (tx: Reader, orderId: number, domains: readonly DomainNeed[]) =>
  mailboxesOfDomains(
    tx,
    orderId,
    domains.map(one => one.domain.name),
  )

function newRow(
  tx: Writer,
  { passwords }: StepContext,
  orderId: number,
  { email, prefix, firstName, lastName }: ExpectedMailbox,
) {
  return {
    orderId,
    customerId: customerOf(tx, orderId).id,
    domain: email.slice(email.indexOf('@') + 1),
    email,
    password: passwords.make(tx, 'all'),
    name: prefix,
    firstName,
    lastName,
  }
}

function afterAccepted(
  context: StepContext,
  { orderId, domains, mailboxes }: Batch,
  id: number,
  jobUuid: string,
): readonly Finding[] {
  const now = context.now()
  const nextPollAt = now + usualJobMs(context)
  const record = (tx: Writer) => {
    changeAutomation(tx, id, { jobUuid, nextPollAt }, now)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailboxes_dispatched',
        description: `${mailboxesOn(mailboxes.map(one => one.email))} asked for at Mailin`,
        orderId,
        properties: { jobUuid, emails: mailboxes.map(one => one.email) },
      },
      now,
    )
  }
  return domains.map(({ domain, need }, index) => {
    const rest = need.kind === 'ask' && need.mailboxes.some(one => !mailboxes.includes(one))
    return {
      domain,
      outcome: rest ? { kind: 'again' } : { kind: 'wait', reason: 'job', at: nextPollAt },
      ...(index === 0 ? { record } : {}),
    }
  })
}

function afterFailure(
  context: StepContext,
  batch: Batch,
  id: number,
  failure: EngineFailure,
): readonly Finding[] {
  const { orderId, domains, mailboxes } = batch
  const now = context.now()
  const failed = { kind: 'failed', failure } as const
  const each = (outcome: Finding['outcome'], record: (tx: Writer) => void) =>
    domains.map(({ domain }, index) => ({
      domain,
      outcome,
      ...(index === 0 ? { record } : {}),
    }))
  if (failure.code === 'unknown_outcome')
    // the request stays pending without a job: the mailboxes are read back
    return each(failed, tx => {
      for (const { domain } of domains) noteRead(tx, domain, false)
    })
  if (failure.code === 'invalid_input' && mailboxes.length > 1)
    // one bad address never sinks its batch, even when Mailin does not name it
    return each({ kind: 'again' }, tx => {
      unmarkAsked(tx, id, now)
      changeAutomation(tx, id, { status: 'failed', errorMessage: failure.detail }, now)
      askAlone(
        tx,
        orderId,
        mailboxes.map(one => one.email),
        now,
      )
    })
  const isFinal = reactionTo({ stage: 'mailboxes', attempts: 0 }, failure) === 'halt'
  return each(failed, tx => {
    unmarkAsked(tx, id, now)
    if (!isFinal) return dropAutomation(tx, id)
    changeAutomation(tx, id, { status: 'failed', errorMessage: failure.detail }, now)
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailboxes_failed',
        description: `Mailin refused ${mailboxesOn(mailboxes.map(one => one.email))}: ${failure.detail}`,
        orderId,
        properties: { code: failure.code, emails: mailboxes.map(one => one.email) },
      },
      now,
    )
  })
}
