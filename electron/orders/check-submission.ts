import type { Reader } from '../../db/core/database.ts'
import { findPlan, type PlanRecord, readCustomer } from '../../db/customers/customers.ts'
import { ownPrefixes } from '../../db/orders/domain-prefixes.ts'
import { findOrder } from '../../db/orders/orders.ts'
import { findConflicts } from '../../db/orders/submissions.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { readTypedDomains } from '../../shared/domains/typed-domains.ts'
import { checkDraft, checkForm, conflictsProblem } from '../../shared/orders/check-form.ts'
import type { Submission } from '../../shared/orders/form.ts'
import { choosePlan } from '../../shared/orders/form-fields.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import {
  expectedCount,
  type PrefixEntry,
  prefixEntrySchema,
} from '../../shared/orders/prefixes.ts'
import { formOf } from '../../shared/orders/sent-form.ts'
import type { Problems } from '../../shared/problems.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { firstKeyName, keySource, readKeys } from '../../shared/registrars/keys.ts'
import { invalid, refusal } from '../border/refusal.ts'
import type { EnteredKeys } from './platform-keys.ts'

/** `null`: keep what is stored, or none. */
export type PlatformKeys = EnteredKeys | null

/** What is known of stored keys. */
export type StoredKeys = {
  /** Whether the order has keys for the platform, which it has already. */
  readonly hasForOrder: (platform: RegistrarId) => boolean
  /** The customer's saved keys, opened; null: there are none. */
  readonly ofCustomer: (platform: RegistrarId) => PlatformKeys
  /** The origins that keys typed now are bound to. */
  readonly origins: Readonly<Record<RegistrarId, string>>
}

/** A submission that may become an order under way. */
export type CheckedSubmission = {
  readonly names: readonly string[]
  readonly prefixes: readonly PrefixEntry[]
  /** How many mailboxes the order expects. */
  readonly mailboxCount: number
  readonly platform: HostingPlatform
  readonly keys: PlatformKeys
  readonly plan: PlanRecord
}

/** A submission with its customer, and with null for a plan that was not chosen yet. */
export type FullSubmission = Submission & {
  readonly customerId: number
  readonly planId: number | null
}

/** Every rule of the form at once, so that staff see all that is wrong in one go. */
export function checkSubmission(
  tx: Reader,
  submission: FullSubmission,
  stored: StoredKeys,
): Result<CheckedSubmission, BorderFailure> {
  const form = formOf(submission)
  const reading = readTypedDomains(form.domains)
  const keys = checkKeys(submission, stored)
  const known = draftFacts(tx, submission)
  const { plan } = known
  const { hostingPlatform: platform, prefixes } = form
  // conflicts with other orders are looked for last: they are a refusal of their own
  const wrongKeys = keys.ok ? {} : keys.failure
  // an edited order keeps the prefixes that single domains have
  const own = submission.id === undefined ? {} : ownPrefixes(tx, submission.id)
  const problems = checkForm(form, { ...known, reading, conflicts: [], own, keys: wrongKeys })
  if (Object.keys(problems).length > 0 || plan == null || platform === null || !keys.ok)
    return fail(invalid(problems))
  const { names } = reading
  const conflict = conflictsProblem(findConflicts(tx, names, submission.id))
  if (conflict !== undefined) return fail(refusal('conflict', conflict, { domains: conflict }))
  const entries = prefixes.map(row => prefixEntrySchema.parse(row))
  const mailboxCount = expectedCount(names, entries.length, own)
  return ok({ names, prefixes: entries, mailboxCount, platform, keys: keys.value, plan })
}

/** What is wrong with a draft, by path. One that was submitted before keeps a plan. */
export function draftProblems(
  tx: Reader,
  submission: FullSubmission,
  before: { readonly submission: number } | null,
): Problems {
  const problems = checkDraft(formOf(submission), draftFacts(tx, submission))
  const mustHavePlan = submission.planId === null && (before?.submission ?? 0) > 0
  return mustHavePlan ? { ...problems, planId: choosePlan } : problems
}

function draftFacts(tx: Reader, { id, customerId, planId }: FullSubmission) {
  const customer = readCustomer(tx, customerId)
  const isSame = id !== undefined && findOrder(tx, id)?.customerId === customerId
  return {
    plan: planId === null ? undefined : findPlan(tx, planId),
    isCustomerMissing: customer === null,
    isCustomerArchived: !isSame && customer !== null && customer.archivedAt !== null,
  }
}

/** The keys if they are whole, or what is wrong with them, by path. */
export function checkKeys(
  { hostingPlatform: platform, credentials, useSavedKeys }: Submission,
  stored: StoredKeys,
): Result<PlatformKeys, Problems> {
  if (platform === undefined || platform === 'other') return ok(null)
  const hasOwn = () => stored.hasForOrder(platform)
  const source = keySource(credentials, useSavedKeys === true, hasOwn)
  if (source === 'order') return ok(null)
  if (source === 'customer') {
    const saved = stored.ofCustomer(platform)
    return saved === null
      ? fail({ [`credentials.${firstKeyName(platform)}`]: noneRemembered })
      : ok(saved)
  }
  const read = readKeys(platform, credentials)
  return read.ok ? ok({ origin: stored.origins[platform], keys: read.value }) : read
}

const noneRemembered = 'No keys are remembered for this customer. Enter them.'
