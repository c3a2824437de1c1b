import type { Reader } from '../../db/core/database.ts'
import { customerExists, findPlan, type PlanRecord } from '../../db/customers/customers.ts'
import { findConflicts } from '../../db/orders/submissions.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { checkDraft, checkForm, conflictsProblem } from '../../shared/orders/check-form.ts'
import type { Submission } from '../../shared/orders/form.ts'
import type { HostingPlatform } from '../../shared/orders/order.ts'
import { type PrefixEntry, prefixEntrySchema } from '../../shared/orders/prefixes.ts'
import { formOf } from '../../shared/orders/sent-form.ts'
import type { Problems } from '../../shared/problems.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { firstKeyName, keySource, readKeys } from '../../shared/registrars/keys.ts'
import { invalid, refusal } from '../border/refusal.ts'
import type { EnteredKeys } from './platform-keys.ts'
import { readTypedDomains } from './typed-domains.ts'

/** `null`: keep what is stored, or none. */
export type PlatformKeys = EnteredKeys | null

/** Keys that are stored already. */
export type StoredKeys = {
  /** The order holds keys for the platform, and it had this platform before. */
  readonly hasForOrder: (platform: RegistrarId) => boolean
  /** Those that are remembered for the customer, opened; null: none. */
  readonly ofCustomer: (platform: RegistrarId) => PlatformKeys
  /** Whom keys are for that are typed now. */
  readonly origins: Readonly<Record<RegistrarId, string>>
}

/** A submission that may become an order under way. */
export type CheckedSubmission = {
  readonly names: readonly string[]
  readonly prefixes: readonly PrefixEntry[]
  readonly platform: HostingPlatform
  readonly keys: PlatformKeys
  readonly plan: PlanRecord
}

/** With what a stored order or the schema of a new one guarantees. */
export type FullSubmission = Submission & {
  readonly customerId: number
  readonly planId: number
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
  // other orders are asked about once all else is right, because that is another refusal
  const wrongKeys = keys.ok ? {} : keys.failure
  const problems = checkForm(form, { ...known, reading, conflicts: [], keys: wrongKeys })
  if (Object.keys(problems).length > 0 || plan === null || platform === null || !keys.ok)
    return fail(invalid(problems))
  const { names } = reading
  const conflict = conflictsProblem(findConflicts(tx, names, submission.id))
  if (conflict !== undefined) return fail(refusal('conflict', conflict, { domains: conflict }))
  const entries = prefixes.map(row => prefixEntrySchema.parse(row))
  return ok({ names, prefixes: entries, platform, keys: keys.value, plan })
}

/** What is asked of a draft. */
export const draftProblems = (tx: Reader, submission: FullSubmission): Problems =>
  checkDraft(formOf(submission), draftFacts(tx, submission))

const draftFacts = (tx: Reader, { customerId, planId }: FullSubmission) => ({
  plan: findPlan(tx, planId),
  isCustomerMissing: !customerExists(tx, customerId),
})

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
