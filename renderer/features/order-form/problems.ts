import type { DomainReading } from '../../../shared/domain-names.ts'
import { isolated } from '../../../shared/isolated.ts'
import { numberText } from '../../../shared/locale.ts'
import { maxDomainsPerOrder, prefixEntrySchema, submitSchema } from '../../../shared/order.ts'
import type { DomainConflict } from '../../../shared/orders/contract.ts'
import type { PlanRow } from '../../../shared/plan.ts'
import { credentialsSchemas, typedFor } from '../../../shared/registrars/keys.ts'
import { amountProblem } from '../../components/read-number.ts'
import { countOf } from '../../words.ts'
import { issues, told } from './issues.ts'
import {
  mailboxCount,
  type OrderFormValues,
  sentCredentials,
  submitArgs,
  usedPrefixes,
} from './values.ts'

/** Path of a field, as in `orders.submit` → one sentence. */
export type Problems = Readonly<Record<string, string>>

export type FormFacts = {
  readonly reading: DomainReading
  readonly conflicts: readonly DomainConflict[]
  readonly plan: PlanRow | undefined
  /** The platform whose credentials the stored order holds. */
  readonly keptFor: string | undefined
  /** The keys that are remembered for the customer are used. */
  readonly usesSavedKeys: boolean
}

/** What the main process would refuse in a draft: it needs customer and plan only. */
export function draftProblems(values: OrderFormValues): Problems {
  const sent = submitArgs(values, { asDraft: true })
  // an amount that is no number is not among what is sent
  return told({
    ...issues(submitSchema.safeParse(sent)),
    amount: amountProblem(values.amount),
  })
}

/** What the main process would refuse in an order, in the order of the form. */
export function orderProblems(values: OrderFormValues, facts: FormFacts): Problems {
  const { customerId, planId, ...rest } = draftProblems(values)
  const found: Record<string, string | undefined> = {
    customerId,
    planId: planId ?? inactivePlan(facts.plan),
    domains: domainsProblem(facts) ?? limitProblem(values, facts.reading, facts.plan),
    ...prefixProblems(values),
    hostingPlatform:
      values.hostingPlatform === null ? 'Choose where the domains are registered.' : undefined,
    ...(facts.usesSavedKeys ? {} : credentialProblems(values, facts.keptFor)),
    ...rest,
  }
  return told(found)
}

function inactivePlan(plan: PlanRow | undefined): string | undefined {
  return plan?.isActive === false
    ? 'This plan is not active. Choose another, or activate it first.'
    : undefined
}

function domainsProblem({ reading, conflicts }: FormFacts): string | undefined {
  if (reading.problems.length === 1) return reading.problems[0]?.problem
  if (reading.problems.length > 1)
    return `${numberText(reading.problems.length)} entries are not domains. Correct or remove them.`
  if (reading.names.length === 0) return 'Enter at least one domain.'
  if (reading.names.length > maxDomainsPerOrder)
    return `An order holds at most ${maxDomainsPerOrder} domains. Split this one.`
  if (conflicts.length === 0) return undefined
  return conflicts.length === 1
    ? `${conflicts[0]?.domain} is in another open order. Remove it here or there.`
    : `${numberText(conflicts.length)} domains are in other open orders. Remove them here or there.`
}

/** Whether the plan takes an order of this size. */
export function limitProblem(
  values: OrderFormValues,
  reading: DomainReading,
  plan: PlanRow | undefined,
): string | undefined {
  const total = mailboxCount(values, reading)
  const size = `This order has ${countOf(total, 'mailbox', 'mailboxes')}`
  if (plan?.minInboxes !== undefined && total < plan.minInboxes)
    return `${size}; ${isolated(plan.name)} takes at least ${plan.minInboxes}.`
  if (plan?.maxInboxes !== undefined && total > plan.maxInboxes)
    return `${size}; ${isolated(plan.name)} takes at most ${plan.maxInboxes}.`
  return undefined
}

function prefixProblems(values: OrderFormValues): Problems {
  const found: Record<string, string> = {}
  const seen = new Map<string, number>()
  for (const [at, row] of usedPrefixes(values).entries()) {
    Object.assign(found, issues(prefixEntrySchema.safeParse(row), `prefixes.${at}.`))
    const prefix = row.prefix.trim().toLowerCase()
    const twin = seen.get(prefix)
    if (twin !== undefined && prefix !== '')
      found[`prefixes.${at}.prefix`] ??= `Prefix ${twin + 1} is the same. Choose another.`
    else seen.set(prefix, at)
  }
  return found
}

function credentialProblems(values: OrderFormValues, keptFor: string | undefined): Problems {
  const { hostingPlatform, credentials } = values
  if (hostingPlatform === null || hostingPlatform === 'other') return {}
  const typed = sentCredentials(values)
  if (typed === undefined && keptFor === hostingPlatform) return {}
  const keys = typedFor(hostingPlatform, credentials)
  return issues(credentialsSchemas[hostingPlatform].safeParse(keys), 'credentials.')
}
