import { parse } from 'tldts'
import type { DomainReading } from '../../../shared/domains/domain-names.ts'
import { privateSmtp } from '../../../shared/orders/order.ts'
import {
  mailboxCount,
  mailboxesPerDomain,
  namedPrefixes,
  type OwnPrefixes,
} from '../../../shared/orders/prefixes.ts'
import type { OrderFormValues } from '../../../shared/orders/typed-form.ts'
import type { PlanRow } from '../../../shared/plans/plan.ts'

export type Preview = {
  readonly domains: number
  /** Mailboxes of each domain that are named; as many as chosen while none is. */
  readonly perDomain: number
  /** How many of the chosen number are named, and can be an address. */
  readonly named: number
  readonly planned: number
  /** Domains that keep prefixes of their own, whatever the order's are. */
  readonly own: readonly string[]
  /** Domain by domain, for every prefix that is fit to be one. */
  readonly addresses: readonly string[]
  /** Endings that no registry is known for: usually a slip such as `.con`. */
  readonly strangeEndings: readonly string[]
}

export function previewOf(
  values: OrderFormValues,
  reading: DomainReading,
  own: OwnPrefixes<{ readonly prefix?: string }> = {},
): Preview {
  const prefixes = namedPrefixes(values)
  const at = (name: string) => own[name]?.map(({ prefix = '' }) => prefix) ?? prefixes
  const domains = reading.names.length
  return {
    domains,
    perDomain: mailboxesPerDomain(values),
    named: prefixes.length,
    planned: mailboxCount(values, reading, own),
    own: reading.names.filter(name => own[name] !== undefined),
    addresses: reading.names.flatMap(name => at(name).map(prefix => `${prefix}@${name}`)),
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
