import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import {
  isRegistrarId,
  registrars,
  registrarTitles,
} from '../../../shared/registrars/catalogue.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { domainInLetter, type LetterText, orderName } from './letter.ts'

export type FailedDomain = {
  readonly name: string
  readonly provider: string
  readonly code: EngineFailureCode
  readonly detail: string
  readonly ip: string | null
}

/** What the customer can do, by cause; a registrar's descriptor may word it otherwise. */
const usualAdvice: Record<EngineFailureCode, string> = {
  credentials:
    'Check the API key and secret. They must be complete, current, and API access must be switched on in the account.',
  scope: 'Unlock the domain, and give the API key the right to read and write domains.',
  ip_not_whitelisted: 'Add the IP address to the list of allowed addresses for the API.',
  domain_not_found:
    'Check that the domain is in this account, or give the keys of the account that holds it.',
  conflict: 'Look at the domain in the account: something there stands in the way.',
  invalid_input:
    'Look at the domain in the account: it may be locked or expired, for the registrar did not take the nameservers.',
  subscription: 'Check that the account may use the API.',
  plan_limit: 'Check what the plan of the account allows.',
  domain_expired: 'Renew the domain.',
  domain_suspended: 'Ask the registrar why the domain is out of service.',
  domain_locked: 'Unlock the domain.',
  nameservers_kept: 'Set the nameservers in the account.',
  overdue: 'Look at the domain in the account.',
  rate_limited: 'Nothing has to be done: the registrar asked to wait.',
  transient: 'The registrar could not be reached several times. Check that its service is up.',
  foreign_answer: 'Nothing has to be done: the registrar was not reached.',
  unknown_outcome: 'The registrar did not answer several times. Check that its service is up.',
}

function adviceFor({ code, provider }: FailedDomain): string {
  const own = isRegistrarId(provider) ? registrars[provider].letterAdvice : {}
  return (
    (code === 'scope' || code === 'credentials' ? own[code] : undefined) ?? usualAdvice[code]
  )
}

const titleOf = (provider: string): string =>
  isRegistrarId(provider) ? registrarTitles[provider] : 'registrar'

/**
 * The IPv4 addresses to allow. Where the registrar named none, the letter gives none: never a
 * guess.
 */
function addressLines(code: EngineFailureCode, ips: readonly string[]): readonly string[] {
  if (code !== 'ip_not_whitelisted') return []
  return ips.length === 0
    ? ['The registrar did not name the IP address: ask us for the one to allow.']
    : [`IP address to allow: ${ips.join(', ')}`]
}

/** The letter that names every failed domain and what to do per cause, and asks to resubmit. */
export function nameServersFailed(
  orderId: number,
  customerName: string,
  failed: readonly FailedDomain[],
): LetterText {
  const causeOf = (one: FailedDomain) => `${one.code}: ${adviceFor(one)}`
  const causes = [...new Set(failed.map(causeOf))]
  const sections = causes.flatMap(cause => {
    const domains = failed.filter(one => causeOf(one) === cause)
    const [first] = domains
    if (first === undefined) return []
    const ips = [...new Set(domains.flatMap(one => one.ip ?? []))]
    return [
      ...domains.map(
        one => `- ${domainInLetter(one.name)} (${titleOf(one.provider)}): ${one.detail}`,
      ),
      `What to do: ${adviceFor(first)}`,
      ...addressLines(first.code, ips),
    ].join('\n')
  })
  const count = failed.length === 1 ? '1 domain' : `${failed.length} domains`
  return {
    subject: `Nameservers could not be set for ${count} of ${orderName(orderId)}`,
    body: [
      `Hello ${isolated(customerName)},`,
      `for ${count} of your ${orderName(orderId)} the nameservers could not be set at the registrar:`,
      ...sections,
      'When this is corrected, resubmit the order. All other domains go on meanwhile.',
    ].join('\n\n'),
  }
}
