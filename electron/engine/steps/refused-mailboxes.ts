import type { Writer } from '../../../db/core/database.ts'
import { changeAutomation } from '../../../db/engine/automations.ts'
import { noteRead } from '../../../db/engine/moves.ts'
import {
  type MailboxRecord,
  mailboxesOfDomains,
  replacePassword,
  unmarkAsked,
} from '../../../db/mailboxes/mailboxes.ts'
import { addActivity } from '../../../db/records/records.ts'
import type { EngineFailure } from '../../../shared/border/failure.ts'
import type { RefusedAddress } from '../../providers/mailin-port.ts'
import { longActivationMs } from '../bounds.ts'
import type { Outcome } from '../progress.ts'
import type { Finding, StepContext } from '../step.ts'
import type { DomainNeed } from './mailbox-batch.ts'
import { conflict } from './read-mailboxes.ts'

/**
 * Mailin refused a batch and named addresses: each domain goes its own way, the good addresses
 * are asked for again without the bad ones. Nothing of the batch was created.
 */
export function judgeRefusals(
  context: StepContext,
  domains: readonly DomainNeed[],
  orderId: number,
  automationId: number,
  refused: readonly RefusedAddress[],
): readonly Finding[] {
  const now = context.now()
  const before = mailboxesOfDomains(
    context.db.reader,
    orderId,
    domains.map(one => one.domain.name),
  )
  const record = (tx: Writer) => {
    unmarkAsked(tx, automationId, now)
    const errorMessage = refused
      .map(one => one.detail)
      .join(' · ')
      .slice(0, 500)
    changeAutomation(tx, automationId, { status: 'failed', errorMessage }, now)
    for (const row of weakRows(before, refused, automationId))
      replacePassword(tx, row.id, context.passwords.make(tx, 'plain'), now)
    for (const { domain } of domains) noteRead(tx, domain, !isTaken(domain.name, refused))
    addActivity(
      tx,
      {
        action: 'mailin_ai_mailboxes_failed',
        description: `Mailin refused a batch: ${errorMessage}`,
        orderId,
        properties: { emails: refused.map(one => one.email) },
      },
      now,
    )
  }
  return domains.map((one, index) => ({
    domain: one.domain,
    outcome: judgeDomainRefusals(context, one, before, automationId, refused),
    ...(index === 0 ? { record } : {}),
  }))
}

function judgeDomainRefusals(
  context: StepContext,
  one: DomainNeed,
  rows: readonly MailboxRecord[],
  automationId: number,
  refused: readonly RefusedAddress[],
): Outcome {
  const rowOf = (email: string) => rows.find(row => row.email === email)
  const mine = refused.filter(({ email }) => email.endsWith(`@${one.domain.name}`))
  const stranger = mine.find(
    ({ email, why }) => why === 'taken' && !isOurs(rowOf(email), automationId),
  )
  if (stranger !== undefined)
    return { kind: 'failed', failure: conflict(context, one, stranger.email) }
  const isWorn = (address: RefusedAddress) =>
    address.why === 'password' && rowOf(address.email)?.hasPlainPassword === true
  const invalid = mine.find(address => address.why === 'invalid' || isWorn(address))
  if (invalid !== undefined) return { kind: 'failed', failure: invalidAddress(invalid) }
  if (mine.some(address => address.why === 'not-registered'))
    return {
      kind: 'move',
      to: 'activation',
      reason: 'activation',
      at: context.nextTickAt(),
      registrarAt: context.now() + longActivationMs(context),
    }
  if (mine.some(address => address.why === 'taken'))
    return {
      kind: 'wait',
      reason: 'ids',
      at: context.now() + context.jobPollMs,
      isCounted: true,
    }
  return { kind: 'again' }
}

/**
 * Whether an earlier request of this order asked for it and was not refused: it is only listed
 * late.
 */
function isOurs(row: MailboxRecord | undefined, automationId: number): boolean {
  return row !== undefined && row.askedBy !== null && row.askedBy !== automationId
}

function weakRows(
  rows: readonly MailboxRecord[],
  refused: readonly RefusedAddress[],
  automationId: number,
): readonly MailboxRecord[] {
  const weak = new Set(refused.filter(one => one.why === 'password').map(one => one.email))
  return rows.filter(
    row => weak.has(row.email) && !row.hasPlainPassword && !isOurs(row, automationId),
  )
}

const isTaken = (domain: string, refused: readonly RefusedAddress[]): boolean =>
  refused.some(({ email, why }) => why === 'taken' && email.endsWith(`@${domain}`))

function invalidAddress({ email, detail }: RefusedAddress): EngineFailure {
  return {
    code: 'invalid_input',
    provider: 'mailin',
    detail: `${email}: ${detail}`.slice(0, 500),
  }
}
