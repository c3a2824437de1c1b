import type { Reader } from '../../db/database.ts'
import { customerExists, findPlan, type PlanRecord } from '../../db/queries/customers.ts'
import { findConflicts } from '../../db/queries/submissions.ts'
import { conflictSentence } from '../../shared/conflict.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import { isolated } from '../../shared/isolated.ts'
import {
  type HostingPlatform,
  maxDomainsPerOrder,
  type PrefixEntry,
  prefixEntrySchema,
  type Submission,
} from '../../shared/order.ts'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import { firstKeyName, readKeys } from '../../shared/registrars/keys.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type Fields, fieldsOf, invalid, refusal } from '../refusal.ts'
import type { EnteredKeys } from './platform-keys.ts'
import { readTypedDomains } from './typed-domains.ts'

/** `null`: keep what is stored, or none. */
export type PlatformKeys = EnteredKeys | null

/** Keys that are stored already. */
export type KeptKeys = {
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
  kept: KeptKeys,
): Result<CheckedSubmission, BorderFailure> {
  const fields: Fields = checkCustomerAndPlan(tx, submission)
  const reading = readTypedDomains(submission.domains ?? '')
  const wrong = domainsProblem(reading)
  if (wrong !== null) fields.domains = wrong
  const prefixes = checkPrefixes(submission, fields)
  const platform = submission.hostingPlatform
  if (platform === undefined)
    fields.hostingPlatform = 'Choose where the domains are registered.'
  const keys = checkKeys(submission, kept, fields)
  const plan = findPlan(tx, submission.planId)
  const { names } = reading
  if (plan !== null && fields.domains === undefined && prefixes.length > 0) {
    const problem = planLimitProblem(plan, names.length * prefixes.length)
    if (problem !== null) fields.domains = problem
  }
  if (Object.keys(fields).length > 0 || plan === null || platform === undefined)
    return fail(invalid(fields))
  const conflict = conflictOf(tx, names, submission.id)
  return conflict === null ? ok({ names, prefixes, platform, keys, plan }) : fail(conflict)
}

/** What even a draft needs. */
export function checkCustomerAndPlan(tx: Reader, submission: FullSubmission): Fields {
  const fields: Fields = {}
  if (!customerExists(tx, submission.customerId))
    fields.customerId = 'This customer does not exist.'
  const plan = findPlan(tx, submission.planId)
  if (plan === null) fields.planId = 'This plan does not exist.'
  else if (!plan.isActive && submission.asDraft !== true)
    fields.planId = 'This plan is not active. Choose another, or activate it first.'
  return fields
}

function domainsProblem({
  names,
  problems,
}: ReturnType<typeof readTypedDomains>): string | null {
  const [first, second] = problems
  if (first !== undefined && second === undefined) return first.problem
  if (first !== undefined)
    return `${problems.length} entries are not domains. The first: ${first.problem}`
  if (names.length === 0) return 'Enter at least one domain.'
  return names.length > maxDomainsPerOrder
    ? `An order holds at most ${maxDomainsPerOrder} domains. Split this one.`
    : null
}

function checkPrefixes(submission: Submission, fields: Fields): readonly PrefixEntry[] {
  const { inboxesPerDomain, prefixes = [] } = submission
  if (inboxesPerDomain === undefined)
    fields.inboxesPerDomain = 'Choose 1, 2 or 3 mailboxes per domain.'
  if (prefixes.length === 0) fields['prefixes.0.prefix'] = 'Enter a prefix.'
  if (inboxesPerDomain !== undefined && prefixes.length > inboxesPerDomain)
    fields[`prefixes.${inboxesPerDomain}.prefix`] =
      `This is more than ${inboxesPerDomain} per domain. Remove it, or raise the number.`
  const seen = new Set<string>()
  return prefixes.flatMap((entry, index) => {
    const parsed = prefixEntrySchema.safeParse(entry)
    if (!parsed.success) {
      Object.assign(fields, { ...fieldsOf(parsed.error, `prefixes.${index}`), ...fields })
      return []
    }
    if (seen.has(parsed.data.prefix))
      fields[`prefixes.${index}.prefix`] ??= 'This prefix is there already.'
    seen.add(parsed.data.prefix)
    return [parsed.data]
  })
}

/** The keys if they are whole; what is wrong with them goes into `fields`. */
export function checkKeys(
  { hostingPlatform, credentials, useSavedKeys }: Submission,
  kept: KeptKeys,
  fields: Fields,
): PlatformKeys {
  if (hostingPlatform === undefined || hostingPlatform === 'other') return null
  if (credentials === undefined && useSavedKeys === true) {
    const saved = kept.ofCustomer(hostingPlatform)
    if (saved === null)
      fields[`credentials.${firstKeyName(hostingPlatform)}`] =
        'No keys are remembered for this customer. Enter them.'
    return saved
  }
  if (credentials === undefined && kept.hasForOrder(hostingPlatform)) return null
  const origin = kept.origins[hostingPlatform]
  const read = readKeys(hostingPlatform, credentials ?? {})
  if (read.ok) return { origin, keys: read.value }
  Object.assign(fields, fieldsOf(read.failure, 'credentials'))
  return null
}

function planLimitProblem(plan: PlanRecord, total: number): string | null {
  if (plan.minInboxes !== null && total < plan.minInboxes)
    return `${isolated(plan.name)} takes at least ${plan.minInboxes} mailboxes; this order has ${total}.`
  if (plan.maxInboxes !== null && total > plan.maxInboxes)
    return `${isolated(plan.name)} takes at most ${plan.maxInboxes} mailboxes; this order has ${total}.`
  return null
}

function conflictOf(
  tx: Reader,
  names: readonly string[],
  ownId: number | undefined,
): BorderFailure | null {
  const [first, ...others] = findConflicts(tx, names, ownId)
  if (first === undefined) return null
  const more = others.length === 0 ? '' : ` ${others.length} more are in open orders too.`
  const message = `${conflictSentence(first)}${more}`
  return refusal('conflict', message, { domains: message })
}
