import type { Reader } from '../../db/core/database.ts'
import { readStrings } from '../../db/core/json-strings.ts'
import { listAutomations } from '../../db/engine/automations.ts'
import { failureOf } from '../../db/engine/failure-columns.ts'
import type { DomainWork } from '../../db/engine/work.ts'
import { lastFormats, type WrittenAs } from '../../db/exports/files.ts'
import { type LoginRecord, loginsOfOrder } from '../../db/mailboxes/logins.ts'
import { countExpected, ownPrefixes } from '../../db/orders/domain-prefixes.ts'
import { versionOf } from '../../db/orders/edits.ts'
import { listNotes } from '../../db/orders/notes.ts'
import { findForm } from '../../db/orders/order-form.ts'
import { orderRows } from '../../db/orders/order-list.ts'
import { claimedNames, findCredentials } from '../../db/orders/submissions.ts'
import { listTransfers } from '../../db/orders/transfers.ts'
import { listActivity } from '../../db/records/activity-list.ts'
import { expiriesOfOrder } from '../../db/renewals/registrations.ts'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import type { LimitedWork, Pause } from '../../shared/engine/engine.ts'
import type { OrderMailbox } from '../../shared/mailboxes/mailbox.ts'
import type { WorkStage } from '../../shared/orders/domain.ts'
import type { StoredForm } from '../../shared/orders/form.ts'
import type { OrderDomain } from '../../shared/orders/order-domain.ts'
import type { Order } from '../../shared/orders/order-view.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { isRegistrarId } from '../../shared/registrars/catalogue.ts'
import { exportedOf } from '../exports/exported.ts'
import { viewLogin } from '../mailboxes/login/view-login.ts'
import { viewActivity } from '../records/view-records.ts'
import { iso } from '../scheduler/clock.ts'
import { passwordColumn } from '../vault/secret-columns.ts'
import type { Vault } from '../vault/vault.ts'
import { viewNote } from './notes.ts'
import { otherOrderOfHalt } from './other-order.ts'
import { forgetCause, hasKeys } from './platform-keys.ts'
import { storedSubmission } from './stored-submission.ts'

const shownActivity = 200
/** Passwords of an order that are tried for being lost, at about 15 µs each. */
const passwordsTried = 1000
/** One order with everything its page shows; null: there is no such order. */
export function viewOrder(
  tx: Reader,
  vault: Vault,
  id: number,
  pauses: readonly Pause[],
  now: number,
): Order | null {
  const rows = orderRows(tx, id)
  if (rows === null) return null
  const logins = loginsOfOrder(tx, id)
  const { order, customer, plan } = rows
  const form = findForm(tx, id)
  const names = new Set(claimedNames(tx, id))
  const [firstDomain] = names
  const exported = rows.mailboxes.filter(row => row.exportedAt !== null)
  const formatOf = lastFormats(
    tx,
    exported.map(row => row.id),
  )
  const expiries = expiriesOfOrder(tx, id)
  const domains = rows.domains.map(domain => ({
    ...viewDomain(tx, domain, pauses, now),
    ...expiryOf(expiries.get(domain.name)),
    ...(names.has(domain.name) ? {} : { hasLeft: true }),
  }))
  return {
    id,
    version: versionOf(tx, id),
    status: order.status,
    ...withoutNulls({
      draftCause: order.draftCause,
      statusReason: order.reason,
      amount: order.amount,
      currency: order.currency,
      dueAt: order.dueAt === null ? null : iso(order.dueAt),
    }),
    isAutomated: order.isAutomated,
    customer: {
      id: customer.id,
      name: customer.name,
      email: customer.email,
      ...(customer.deletedAt === null ? {} : { isDeleted: true }),
      ...(customer.archivedAt === null ? {} : { isArchived: true }),
      ...withoutNulls({ exportFormat: customer.defaultExportFormat }),
    },
    plan: plan === null ? null : { id: plan.id, name: plan.name },
    createdAt: iso(order.createdAt),
    updatedAt: iso(order.updatedAt),
    completedAt: order.completedAt === null ? null : iso(order.completedAt),
    attention: attentionOf(rows.domains),
    ...(firstDomain !== undefined && { firstDomain }),
    domains,
    transfers: listTransfers(tx, id).map(row => ({
      domain: row.domainName,
      status: row.status,
      nameServerStatus: row.nameServerStatus,
      nameServers: readStrings(row.nameServers),
      ...withoutNulls({ errorMessage: row.errorMessage }),
      createdAt: iso(row.createdAt),
    })),
    automations: listAutomations(tx, id).map(row => ({
      id: row.id,
      actionType: row.actionType,
      jobUuid: row.jobUuid,
      status: row.status,
      subjects: readStrings(row.subjects),
      ...withoutNulls({ errorMessage: row.errorMessage }),
      createdAt: iso(row.createdAt),
    })),
    mailboxes: rows.mailboxes.map((row, at) =>
      viewMailbox(
        row,
        row.purgedAt === null &&
          at < passwordsTried &&
          vault.isLost(tx, passwordColumn, row.password),
        formatOf.get(row.id),
        logins.get(row.id),
      ),
    ),
    mailboxTotal: countExpected(tx, id),
    notes: listNotes(tx, id).map(viewNote),
    activity: listActivity(tx, { orderId: id, limit: shownActivity, offset: 0 }).rows.map(
      viewActivity,
    ),
    form: viewForm(tx, vault, rows.order, form?.hostingPlatform ?? null),
  }
}

const expiryOf = (expiresAt: number | undefined) =>
  expiresAt === undefined ? {} : { expiresAt: iso(expiresAt) }

/** A domain as the window shows it. While its account rests, that is what it waits for. */
export function viewDomain(
  tx: Reader,
  row: DomainWork,
  pauses: readonly Pause[],
  now: number,
): OrderDomain {
  const paused = pauseOf(row, pauses, now)
  const failure = failureOf(row)
  const dueAt = paused?.until ?? (row.dueAt === null ? null : iso(row.dueAt))
  return {
    name: row.name,
    stage: row.stage,
    state: row.state,
    ...withoutNulls({ reason: paused?.reason ?? row.reason, dueAt }),
    ...(failure === null
      ? {}
      : {
          failure: { ...failure, ...withoutNulls({ otherOrder: otherOrderOfHalt(tx, row) }) },
        }),
    needsPerson: row.needsPerson,
    // waiting for ids counts attempts, too, but nothing failed there
    attempts: row.reason === 'ids' ? 0 : row.attempts,
    stageSince: iso(row.state === 'finished' ? (row.doneAt ?? row.stageSince) : row.stageSince),
  }
}

/** Why and until when a due domain waits because its account rests; null: it does not. */
function pauseOf(row: DomainWork, pauses: readonly Pause[], now: number) {
  const pause = pauses.find(one => one.provider === 'mailin' && appliesTo(one, row))
  if (pause?.until === undefined || row.state !== 'due' || row.stage === 'nameservers')
    return null
  const until = Date.parse(pause.until)
  if (until <= now || (row.dueAt ?? 0) > until) return null
  const reason: 'quota' | 'account' = pause.code === 'rate_limited' ? 'quota' : 'account'
  return { reason, until: pause.until }
}

const stageOfLimited: Readonly<Record<LimitedWork, WorkStage>> = {
  transfer: 'transfer',
  create: 'mailboxes',
}

/** Whether a domain waits for a hold: a used-up plan stops only the work that it has no room for. */
function appliesTo({ work }: Pause, { stage, reason }: DomainWork): boolean {
  if (work === undefined) return true
  return stage === stageOfLimited[work] && (reason === null || reason === 'account')
}

/** How many domains need a person, by cause. */
function attentionOf(domains: readonly DomainWork[]): Order['attention'] {
  const counts = new Map<EngineFailureCode, number>()
  for (const domain of domains) {
    const { failureCode } = domain
    if (failureCode !== null && domain.needsPerson)
      counts.set(failureCode, (counts.get(failureCode) ?? 0) + 1)
  }
  return [...counts].map(([cause, count]) => ({ cause, count }))
}

type MailboxRecord = NonNullable<ReturnType<typeof orderRows>>['mailboxes'][number]

function viewMailbox(
  row: MailboxRecord,
  isPasswordLost: boolean,
  file: WrittenAs | undefined,
  login: LoginRecord | undefined,
): OrderMailbox {
  return {
    id: row.id,
    email: row.email,
    mailinMailboxId: row.mailinMailboxId,
    mailinDomainId: row.mailinDomainId,
    ...(row.askedBy === null ? {} : { isAsked: true }),
    ...(row.isExtra ? { isExtra: true } : {}),
    ...(isPasswordLost ? { isPasswordLost: true } : {}),
    ...exportedOf(row, file),
    ...(row.purgedAt === null ? {} : { passwordPurgedAt: iso(row.purgedAt) }),
    ...(row.isByHand ? { isByHand: true } : {}),
    ...(row.removalDueAt === null ? {} : { isBeingRemoved: true }),
    ...viewLogin(login ?? null),
    ...(row.removedAt === null ? {} : { removedAt: iso(row.removedAt) }),
  }
}

function viewForm(
  tx: Reader,
  vault: Vault,
  order: NonNullable<ReturnType<typeof orderRows>>['order'],
  platform: string | null,
): StoredForm {
  const own = ownPrefixes(tx, order.id)
  const form = {
    ...storedSubmission(tx, order),
    ...(Object.keys(own).length > 0 && { ownPrefixes: own }),
  }
  if (!isRegistrarId(platform)) return { ...form, hasCredentials: false }
  const forgotten = findCredentials(tx, order.id, platform)?.forgottenAt ?? null
  return {
    ...form,
    hasCredentials: hasKeys(tx, vault, order.id, platform),
    ...(forgotten !== null && {
      keysForgottenAt: iso(forgotten),
      keysForgottenCause: forgetCause(tx, order.id, forgotten),
    }),
  }
}
