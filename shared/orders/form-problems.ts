import type { DomainReading } from '../domains/domain-names.ts'
import type { PlanRow } from '../plans/plan.ts'
import type { Problems } from '../problems.ts'
import { keySource, readKeys } from '../registrars/keys.ts'
import { checkDraft, checkForm } from './check-form.ts'
import type { DomainConflict } from './contract.ts'
import { type OwnPrefixes, usedPrefixes } from './prefixes.ts'
import { type OrderFormValues, sentCredentials } from './typed-form.ts'

export type FormFacts = {
  readonly reading: DomainReading
  readonly conflicts: readonly DomainConflict[]
  readonly plan: PlanRow | undefined
  /** Prefixes of the order's domains that have their own. */
  readonly own?: OwnPrefixes
  /** The platform whose credentials the stored order holds. */
  readonly storedKeysFor: string | undefined
  /** The keys that are remembered for the customer are used. */
  readonly usesSavedKeys: boolean
}

/** What the main process would refuse in a draft: it needs its customer only. */
export const draftProblems = (values: OrderFormValues): Problems =>
  checkDraft(values, { plan: undefined, isCustomerMissing: false })

/** What the main process would refuse in an order, in the order of the form. */
export function orderProblems(
  values: OrderFormValues,
  { storedKeysFor, usesSavedKeys, ...facts }: FormFacts,
): Problems {
  // rows that are left out are not looked at
  const form = { ...values, prefixes: usedPrefixes(values) }
  const keys = keyProblems(values, storedKeysFor, usesSavedKeys)
  return checkForm(form, { ...facts, isCustomerMissing: false, keys })
}

function keyProblems(
  values: OrderFormValues,
  storedKeysFor: string | undefined,
  usesSavedKeys: boolean,
): Problems {
  const { hostingPlatform } = values
  if (hostingPlatform === null || hostingPlatform === 'other') return {}
  const typed = usesSavedKeys ? undefined : sentCredentials(values)
  const hasOwn = () => storedKeysFor === hostingPlatform
  if (keySource(typed, usesSavedKeys, hasOwn) !== 'typed') return {}
  const read = readKeys(hostingPlatform, typed)
  return read.ok ? {} : read.failure
}
