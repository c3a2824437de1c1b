import type { DomainReading } from '../domains/domain-names.ts'
import { amountProblem } from '../plans/price.ts'
import { issues, type Problems, told } from '../problems.ts'
import { isolated } from '../text/isolated.ts'
import { numberText } from '../text/locale.ts'
import { conflictSentence } from './conflict.ts'
import type { DomainConflict } from './contract.ts'
import { type OrderForm, submitSchema } from './form.ts'
import { choosePlan, perDomain } from './form-fields.ts'
import { maxDomainsPerOrder } from './order.ts'
import { mailboxCount, type OwnPrefixes, prefixEntrySchema } from './prefixes.ts'
import { sentForm } from './sent-form.ts'

/** What the rules of a form need besides the form. */
export type FormFacts = {
  /** What was read in its domains. */
  readonly reading: DomainReading
  /** Its domains that are in another open order. */
  readonly conflicts: readonly DomainConflict[]
  /** The chosen plan. null: there is none of this id; undefined: none is chosen or known yet. */
  readonly plan: PlanFacts | null | undefined
  readonly isCustomerMissing: boolean
  /** The customer is archived, and had not ordered this before. */
  readonly isCustomerArchived?: boolean
  /** Prefixes of the order's domains that have their own. */
  readonly own?: OwnPrefixes
  /** What is wrong with the registrar keys, by path. */
  readonly keys: Problems
}

type PlanFacts = {
  readonly name: string
  readonly isActive: boolean
  /** The fewest and most mailboxes of an order; none: no bound. */
  readonly minInboxes?: number | null
  readonly maxInboxes?: number | null
}

/**
 * What keeps a form from being saved as a draft, path → sentence: it needs a customer, and every
 * value must be fit to be stored.
 */
export function checkDraft(
  form: OrderForm,
  facts: Pick<FormFacts, 'plan' | 'isCustomerMissing' | 'isCustomerArchived'>,
): Problems {
  const found = issues(submitSchema.safeParse({ ...sentForm(form, false), asDraft: true }))
  return told({
    ...found,
    customerId:
      found.customerId ??
      missing(facts.isCustomerMissing, 'customer') ??
      (facts.isCustomerArchived === true ? archivedCustomer : undefined),
    planId: found.planId ?? missing(facts.plan === null, 'plan'),
    // an amount that is no number is not part of the sent form
    amount: found.amount ?? amountProblem(form.amount),
  })
}

/**
 * What keeps a form from becoming an order, path → sentence, all of it and in the order of the form.
 * The window asks while staff type, an import for each order, the main process before it takes one.
 */
export function checkForm(form: OrderForm, facts: FormFacts): Problems {
  const { customerId, planId, ...rest } = checkDraft(form, facts)
  return told({
    customerId,
    planId: planId ?? (form.planId === null ? choosePlan : inactivePlan(facts)),
    domains: domainsProblem(facts) ?? limitProblem(form, facts),
    inboxesPerDomain: form.inboxesPerDomain === 0 ? perDomain : undefined,
    ...prefixProblems(form),
    hostingPlatform:
      form.hostingPlatform === null ? 'Choose where the domains are registered.' : undefined,
    ...facts.keys,
    ...rest,
  })
}

/** Why an archived customer gets no new order. */
export const archivedCustomer =
  'This customer is archived. Choose another, or take this one back on its page.'

const missing = (isMissing: boolean, what: string) =>
  isMissing ? `This ${what} does not exist.` : undefined

const inactivePlan = ({ plan }: FormFacts) =>
  plan?.isActive === false
    ? 'This plan is not active. Choose another, or activate it first.'
    : undefined

function domainsProblem({ reading, conflicts }: FormFacts): string | undefined {
  const { names, problems } = reading
  if (problems.length === 1) return problems[0]?.problem
  if (problems.length > 1)
    return `${numberText(problems.length)} entries are not domains. Correct or remove them.`
  if (names.length === 0) return 'Enter at least one domain.'
  if (names.length > maxDomainsPerOrder)
    return `An order holds at most ${maxDomainsPerOrder} domains. Split this one.`
  return conflictsProblem(conflicts)
}

/** The sentence about domains in other open orders; undefined: there are none. */
export function conflictsProblem([first, ...others]: readonly DomainConflict[]):
  | string
  | undefined {
  if (first === undefined) return undefined
  const sentence = conflictSentence(first)
  if (others.length === 0) return `${sentence} Remove it here or there.`
  const more = others.length === 1 ? '1 more is' : `${numberText(others.length)} more are`
  return `${sentence} ${more} in open orders too. Remove them here or there.`
}

/** Why the plan does not take an order of this size; undefined: it does, or no plan is known. */
export function limitProblem(
  form: OrderForm,
  { reading, plan, own }: Pick<FormFacts, 'reading' | 'plan' | 'own'>,
): string | undefined {
  return sizeProblem(mailboxCount(form, reading, own), plan)
}

/** Why the plan does not take an order of so many mailboxes; undefined: it does, or none is known. */
export function sizeProblem(total: number, plan: FormFacts['plan']): string | undefined {
  if (total === 0 || plan == null) return undefined
  const { minInboxes: min, maxInboxes: max } = plan
  const name = isolated(plan.name)
  const size = `This order has ${numberText(total)} ${total === 1 ? 'mailbox' : 'mailboxes'}`
  if (min != null && total < min) return `${size}; ${name} takes at least ${min}.`
  return max != null && total > max ? `${size}; ${name} takes at most ${max}.` : undefined
}

/** What is wrong with the prefixes of an order, or of a domain that gets its own, by path. */
export function prefixProblems({
  prefixes,
  inboxesPerDomain,
}: Pick<OrderForm, 'prefixes' | 'inboxesPerDomain'>): Problems {
  const found: Record<string, string> = {}
  if (prefixes.length === 0) found['prefixes.0.prefix'] = 'Enter a prefix.'
  if (prefixes.length > inboxesPerDomain && inboxesPerDomain > 0)
    found[`prefixes.${inboxesPerDomain}.prefix`] =
      `This is more than ${inboxesPerDomain} per domain. Remove it, or raise the number.`
  const seen = new Map<string, number>()
  for (const [at, row] of prefixes.entries()) {
    const wrong = issues(prefixEntrySchema.safeParse(row), `prefixes.${at}`)
    for (const [path, sentence] of Object.entries(wrong)) found[path] ??= sentence
    const prefix = row.prefix.trim().toLowerCase()
    const twin = seen.get(prefix)
    if (twin === undefined) seen.set(prefix, at)
    else if (prefix !== '')
      found[`prefixes.${at}.prefix`] ??= `Prefix ${twin + 1} is the same. Choose another.`
  }
  return found
}
