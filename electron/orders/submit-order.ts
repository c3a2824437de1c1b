import { type Database, type Reader, type Writer, write } from '../../db/core/database.ts'
import { giveMailboxes, noteCustomerChange } from '../../db/customers/tenures.ts'
import { queueDomains } from '../../db/engine/domain-queue.ts'
import { trimMailboxes } from '../../db/mailboxes/trim.ts'
import { supersedeUnfinished } from '../../db/orders/order-acts.ts'
import { findForm, prefixColumns } from '../../db/orders/order-form.ts'
import { findOrder, type OrderRecord } from '../../db/orders/orders.ts'
import { claimNames, putForm, putOrder } from '../../db/orders/submissions.ts'
import { dropSecrets } from '../../db/vault/secrets.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { readTypedDomains } from '../../shared/domains/typed-domains.ts'
import type { Submission } from '../../shared/orders/form.ts'
import { handCauseOf, isEditable, isUnderWay } from '../../shared/orders/life.ts'
import { type OrderStatus } from '../../shared/orders/order.ts'
import type { PrefixEntry } from '../../shared/orders/prefixes.ts'
import { formColumns, mergedForm } from '../../shared/orders/sent-form.ts'
import { hourMs, minuteMs } from '../../shared/text/duration.ts'
import { invalid, notFound, refusal } from '../border/refusal.ts'
import { deletedProblem } from '../customers/deleted-problem.ts'
import { wishToRemember } from '../customers/proven-keys.ts'
import { readSavedKeys, saveKeys } from '../customers/saved-keys.ts'
import type { RegistrarCredentials } from '../providers/registrar.ts'
import type { Vault } from '../vault/vault.ts'
import { changeStatus } from './change-status.ts'
import {
  type CheckedSubmission,
  checkKeys,
  checkSubmission,
  draftProblems,
  type FullSubmission,
  type StoredKeys,
} from './check-submission.ts'
import { computedAmount } from './order-amount.ts'
import { hasKeys, keepKeys, toCredentials } from './platform-keys.ts'
import { changedProblem } from './refuse-changed.ts'
import { storedSubmission } from './stored-submission.ts'
import { statusAfter } from './transitions.ts'

export type SubmitContext = {
  readonly db: Database
  readonly vault: Vault
  readonly now: () => number
  readonly automationEnabled: () => boolean
  /** The origins that keys typed now are bound to. */
  readonly origins: () => StoredKeys['origins']
  /** Whether a registrar has accepted these keys; absent: none has. */
  readonly isProven?: (keys: RegistrarCredentials) => boolean
  /** Runs within the transaction, before anything about the order is told. */
  readonly onTaken?: (tx: Writer, orderId: number) => void
}

export type Submitted = Result<
  { readonly id: number; readonly status: OrderStatus },
  BorderFailure
>

/** Stores an order, a draft, or one that was edited, in one transaction. */
export function submitOrder(context: SubmitContext, given: Submission): Submitted {
  return write(context.db, tx => submitWithin(tx, context, given))
}

/** As `submitOrder`, within the caller's transaction. */
export function submitWithin(tx: Writer, context: SubmitContext, given: Submission): Submitted {
  const before = given.id === undefined ? null : findOrder(tx, given.id)
  const refused =
    given.id === undefined
      ? null
      : (changedProblem(tx, { id: given.id, version: given.version }) ??
        editProblem(tx, before, given))
  if (refused !== null) return fail(refused)
  // fields that were omitted keep their stored values
  const {
    customerId,
    planId = null,
    ...rest
  } = before === null ? given : mergedForm(storedSubmission(tx, before), given)
  if (customerId === undefined) return fail(invalid({ customerId: 'Choose a customer.' }))
  const submission = { ...rest, customerId, planId }
  return submission.asDraft === true
    ? saveDraft(tx, context, submission, before)
    : submit(tx, context, submission, before)
}

/** Notes that an edit gave the order to another customer, before the new one is told anything. */
function noteCustomer(tx: Writer, before: OrderRecord | null, to: number, now: number): void {
  if (before !== null && before.customerId !== to)
    noteCustomerChange(tx, before.id, { from: before.customerId, to }, now)
}

function editProblem(
  tx: Reader,
  order: OrderRecord | null,
  { asDraft }: Submission,
): BorderFailure | null {
  if (order === null) return notFound('This order')
  const problem = deletedProblem(tx, order.id)
  if (problem !== null) return problem
  if (!isEditable(order))
    return refusal('not_applicable', 'Only a draft or a rejected order can be edited.')
  if (asDraft === true && isUnderWay(order))
    return refusal('not_applicable', 'This order is under way. Resubmit it instead.')
  return null
}

function saveDraft(
  tx: Writer,
  { now, vault, origins }: SubmitContext,
  submission: FullSubmission,
  before: OrderRecord | null,
): Submitted {
  const fields = draftProblems(tx, submission, before)
  if (Object.keys(fields).length > 0) return fail(invalid(fields))
  const id = putOrder(
    tx,
    submission.id,
    {
      ...orderColumns(submission),
      planId: submission.planId,
      providerType: null,
      ...statusAfter('saved'),
      isAutomated: false,
      isSubmission: false,
    },
    now(),
  )
  noteCustomer(tx, before, submission.customerId, now())
  giveMailboxes(tx, id, submission.customerId)
  const { names } = readTypedDomains(submission.domains ?? '')
  writeForm(tx, id, submission, submission.prefixes ?? [], names, now())
  const { hostingPlatform: platform } = submission
  // a draft needs no keys, so saving one does not need the vault
  const stored: StoredKeys = {
    hasForOrder: () => true,
    ofCustomer: name =>
      vault.isOpen() ? readSavedKeys(tx, vault, submission.customerId, name) : null,
    origins: origins(),
  }
  const checked = checkKeys(submission, stored)
  const keys = checked.ok ? checked.value : null
  if (keys !== null && platform !== undefined && platform !== 'other' && vault.isOpen())
    keepKeys(tx, vault, id, platform, keys, now())
  changeStatus(tx, id, 'saved', null, now())
  return ok({ id, status: 'draft' })
}

function submit(
  tx: Writer,
  context: SubmitContext,
  submission: FullSubmission,
  before: OrderRecord | null,
): Submitted {
  const now = context.now()
  const { customerId, id: editedId } = submission
  const checked = checkSubmission(tx, submission, {
    hasForOrder: platform =>
      editedId !== undefined &&
      findForm(tx, editedId)?.hostingPlatform === platform &&
      hasKeys(tx, context.vault, editedId, platform),
    ofCustomer: platform => readSavedKeys(tx, context.vault, customerId, platform),
    origins: context.origins(),
  })
  if (!checked.ok) return checked
  const { names, prefixes, platform, keys, plan, mailboxCount } = checked.value
  const { providerType } = plan
  const isAutomated =
    handCauseOf({ providerType, platform, isOn: context.automationEnabled() }) === null
  const transition = isAutomated ? 'started' : 'left-to-staff'
  const after = statusAfter(transition)
  const id = putOrder(
    tx,
    submission.id,
    {
      ...priced(tx, submission, plan, mailboxCount, now),
      planId: plan.id,
      providerType,
      ...after,
      ...promised(plan, before, now),
      isAutomated,
      isSubmission: true,
    },
    now,
  )
  noteCustomer(tx, before, customerId, now)
  context.onTaken?.(tx, id)
  writeForm(tx, id, submission, prefixes, names, now)
  if (keys !== null && platform !== 'other') {
    keepKeys(tx, context.vault, id, platform, keys, now)
    if (submission.credentials !== undefined) {
      const isWished = submission.rememberKeys === true
      const isProven = context.isProven?.(toCredentials(platform, keys)) === true
      wishToRemember(tx, id, isWished && !isProven)
      if (isWished && isProven)
        saveKeys(tx, context.vault, customerId, platform, { ...keys, isProven }, now)
    }
  }
  dropSecrets(tx, trimMailboxes(tx, id, now))
  giveMailboxes(tx, id, customerId)
  if (isAutomated) queueDomains(tx, id, names, now)
  else supersedeUnfinished(tx, id, now)
  const size = { domains: names.length, prefixes: prefixes.length }
  changeStatus(tx, id, transition, { isEdit: editedId !== undefined, ...size }, now)
  return ok({ id, status: after.status })
}

/** The submission with its amount: the entered one, else what follows from plan, size and coupon. */
function priced(
  tx: Reader,
  submission: FullSubmission,
  plan: CheckedSubmission['plan'],
  mailboxCount: number,
  now: number,
) {
  const isAmountComputed = submission.amount === undefined || submission.amount === null
  if (!isAmountComputed) return { ...orderColumns(submission), isAmountComputed }
  const amount = computedAmount(tx, plan, mailboxCount, submission.couponCode, now)
  const currency = submission.currency ?? plan.currency
  return { ...orderColumns({ ...submission, amount, currency }), isAmountComputed }
}

/** The due date that the plan promises; none after the first submission, or where staff set one. */
function promised(
  { promiseHours }: CheckedSubmission['plan'],
  before: OrderRecord | null,
  now: number,
): { readonly dueAt?: number } {
  const isFirst = before === null || (before.submission === 0 && before.dueAt === null)
  if (!isFirst || promiseHours === null) return {}
  // a whole minute, as staff read and change it
  return { dueAt: Math.ceil((now + promiseHours * hourMs) / minuteMs) * minuteMs }
}

function orderColumns(submission: FullSubmission) {
  const { customerId, amount, currency, paidAt, billingStatus } = submission
  return {
    customerId,
    amount: amount ?? null,
    isAmountComputed: false,
    currency: currency ?? null,
    paidAt: paidAt == null ? null : Date.parse(paidAt),
    billingStatus:
      billingStatus === undefined || billingStatus === '' ? 'pending' : billingStatus,
  }
}

function writeForm(
  tx: Writer,
  orderId: number,
  submission: Submission,
  entries: readonly Partial<PrefixEntry>[],
  names: readonly string[],
  now: number,
): void {
  const prefixes = entries.map(entry => ({
    prefix: entry.prefix ?? '',
    firstName: entry.firstName ?? '',
    lastName: entry.lastName ?? '',
    ...(entry.profilePictureLink ? { profilePictureLink: entry.profilePictureLink } : {}),
  }))
  const form = {
    orderId,
    domains: submission.domains ?? '',
    inboxesPerDomain: submission.inboxesPerDomain ?? 1,
    ...prefixColumns(prefixes),
    ...formColumns(submission),
  }
  putForm(tx, form, now)
  claimNames(tx, orderId, names, now)
}
