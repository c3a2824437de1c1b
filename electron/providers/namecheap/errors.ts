import { isIPv4 } from 'node:net'
import type { EngineFailureCode } from '../../../shared/failure.ts'

export type NamecheapError = {
  readonly number: string
  readonly text: string
}

/**
 * What each number means to the engine (vendor documentation and SDK, November 2026). The
 * same words stand in errors of different kinds, so the number decides.
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

export type ReadError = {
  readonly code: EngineFailureCode
  /** Number, text and, where the text misleads, what it can mean. */
  readonly text: string
  /** The IPv4 that the text names. */
  readonly ip: string | null
}

/** The first error that the catalogue knows decides; an unknown one may pass by itself. */
export function readErrors(errors: readonly NamecheapError[]): ReadError {
  const error = errors.find(({ number }) => errorCatalogue.has(number)) ?? errors[0]
  if (error === undefined) {
    return { code: 'transient', text: 'Namecheap named no error.', ip: null }
  }
  const byText = texts.find(([pattern]) => pattern.test(error.text))?.[1]
  const code = errorCatalogue.get(error.number) ?? byText ?? 'transient'
  const hint = hints[error.number]
  const text = [`${error.number}: ${error.text}`, hint].filter(Boolean).join(' ')
  return { code, text, ip: code === 'ip_not_whitelisted' ? readIp(error.text) : null }
}

function readIp(text: string): string | null {
  const found = /\b(\d{1,3}(?:\.\d{1,3}){3})\b/.exec(text)?.[1]
  return found !== undefined && isIPv4(found) ? found : null
}
