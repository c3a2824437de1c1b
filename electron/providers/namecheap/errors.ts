import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import { isPublicIpv4 } from '../../../shared/domains/ip-address.ts'

export type NamecheapError = {
  readonly number: string
  readonly text: string
}

/**
 * The code of each number (docs/providers.md, Namecheap: failures). The same words stand in
 * errors of different kinds, so the number decides.
 */
const errorCatalogue: ReadonlyMap<string, EngineFailureCode> = new Map([
  // the key, the user, the account
  ['1010101', 'credentials'],
  ['1010102', 'credentials'],
  ['1011101', 'credentials'],
  ['1011102', 'credentials'],
  ['1016103', 'credentials'],
  ['1017101', 'credentials'],
  ['1017103', 'credentials'],
  ['1017411', 'credentials'],
  ['1019103', 'credentials'],
  ['1030408', 'credentials'],
  ['1017410', 'subscription'],
  // the address that the request came from
  ['1010105', 'ip_not_whitelisted'],
  ['1011105', 'ip_not_whitelisted'],
  ['1011150', 'ip_not_whitelisted'],
  ['1017105', 'ip_not_whitelisted'],
  ['1017150', 'ip_not_whitelisted'],
  // the domain
  ['2016166', 'domain_not_found'],
  ['2019166', 'domain_not_found'],
  ['3016166', 'domain_not_found'],
  ['2030166', 'scope'],
  ['4011103', 'scope'],
  // Namecheap itself
  ['500000', 'rate_limited'],
  ['1050900', 'transient'],
  ['3031510', 'transient'],
  ['3050900', 'transient'],
  ['4022288', 'transient'],
  ['5019169', 'transient'],
  ['5050169', 'transient'],
  ['5050900', 'transient'],
  // ours
  ['1010104', 'invalid_input'],
])

const hints: Partial<Record<string, string>> = {
  '1011102':
    'The key is wrong, API access is off, the key is of the sandbox, or this address is not whitelisted.',
}

const texts: readonly (readonly [RegExp, EngineFailureCode])[] = [
  [/too many requests/i, 'rate_limited'],
  [/invalid request ip|ip.{0,40}whitelist/i, 'ip_not_whitelisted'],
  [/associated with your account|domain.{0,40}not found/i, 'domain_not_found'],
]

/** Of several errors the one that comes first here is told: the others may follow from it. */
const rank = {
  ip_not_whitelisted: 0,
  rate_limited: 1,
  subscription: 2,
  plan_limit: 3,
  credentials: 4,
  domain_not_found: 5,
  domain_expired: 6,
  domain_suspended: 7,
  domain_locked: 8,
  scope: 9,
  conflict: 10,
  invalid_input: 11,
  nameservers_kept: 12,
  overdue: 13,
  foreign_answer: 14,
  unknown_outcome: 15,
  transient: 16,
} as const satisfies Record<EngineFailureCode, number>

export type ReadError = {
  readonly code: EngineFailureCode
  /** Number, text and, where the text misleads, what it can mean. */
  readonly text: string
  /** The IPv4 to allow; null: the text names none, or none that can be the right one. */
  readonly ip: string | null
}

/**
 * Reads the errors of one answer; one that neither its number nor its text explains is
 * `transient`.
 */
export function readErrors(errors: readonly NamecheapError[]): ReadError {
  const known = errors.map(error => ({ error, code: codeOf(error) }))
  const [first] = known.toSorted((one, other) => rank[one.code] - rank[other.code])
  if (first === undefined) {
    return { code: 'transient', text: 'Namecheap named no error.', ip: null }
  }
  const { error, code } = first
  const text = [`${error.number}: ${error.text}`, hints[error.number]].filter(Boolean).join(' ')
  if (code !== 'ip_not_whitelisted') return { code, text, ip: null }
  return {
    code,
    text: withoutOtherAddresses(text),
    ip: addressesIn(text).find(isPublicIpv4) ?? null,
  }
}

function codeOf({ number, text }: NamecheapError): EngineFailureCode {
  const byText = texts.find(([pattern]) => pattern.test(text))?.[1]
  return errorCatalogue.get(number) ?? byText ?? 'transient'
}

const address =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:.])[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?![\w:.])/gi

const addressesIn = (text: string): readonly string[] => text.match(address) ?? []

/** Hides addresses that nobody is to allow: Namecheap may name our placeholder, or a proxy's. */
function withoutOtherAddresses(text: string): string {
  return text.replace(address, found =>
    isPublicIpv4(found) ? found : '(no public IPv4 address)',
  )
}
