import { parse } from 'tldts'
import type { DomainReading } from '../../../shared/domain-names.ts'
import { prefixSchema, privateSmtp } from '../../../shared/order.ts'
import type { PlanRow } from '../../../shared/rows.ts'
import { type OrderFormValues, usedPrefixes } from './values.ts'

export type Preview = {
  readonly domains: number
  /** Filled prefixes, as many as the order will hold; as chosen while none is typed. */
  readonly perDomain: number
  readonly planned: number
  /** Domain by domain, for every prefix that is fit to be one. */
  readonly addresses: readonly string[]
  /** Numbers of the chosen prefixes that nothing was typed for, from 2. */
  readonly emptyPrefixes: readonly number[]
  /** Endings that no registry is known for: usually a slip such as `.con`. */
  readonly strangeEndings: readonly string[]
}

export function previewOf(values: OrderFormValues, reading: DomainReading): Preview {
  const rows = usedPrefixes(values)
  const prefixes = new Set(
    rows.flatMap(row => {
      const read = prefixSchema.safeParse(row.prefix)
      return read.success ? [read.data] : []
    }),
  )
  const domains = reading.names.length
  const perDomain = rows.length === 0 ? values.inboxesPerDomain : rows.length
  return {
    domains,
    perDomain,
    planned: domains * perDomain,
    addresses: reading.names.flatMap(name => [...prefixes].map(prefix => `${prefix}@${name}`)),
    emptyPrefixes: Array.from(
      { length: values.inboxesPerDomain - rows.length },
      (_, at) => rows.length + at + 1,
    ),
    strangeEndings: strangeEndings(reading.names),
  }
}

/** What happens to the order when it is submitted. */
export type Walk =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'by-itself' }
  | { readonly kind: 'by-hand'; readonly because: 'automation-off' | 'plan' | 'platform' }

export function walkOf(
  values: OrderFormValues,
  plan: PlanRow | undefined,
  isAutomationEnabled: boolean | undefined,
): Walk {
  if (values.hostingPlatform === 'other') return { kind: 'by-hand', because: 'platform' }
  if (isAutomationEnabled === false) return { kind: 'by-hand', because: 'automation-off' }
  if (plan === undefined || values.hostingPlatform === null) return { kind: 'unknown' }
  return plan.providerType === privateSmtp
    ? { kind: 'by-itself' }
    : { kind: 'by-hand', because: 'plan' }
}

function strangeEndings(names: readonly string[]): readonly string[] {
  const endings = new Set<string>()
  for (const name of names) {
    const { isIcann, isPrivate } = parse(name, { allowPrivateDomains: true })
    if (isIcann !== true && isPrivate !== true) endings.add(name.slice(name.lastIndexOf('.')))
  }
  return [...endings]
}
