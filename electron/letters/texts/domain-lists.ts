import { isRegistrarId, registrarTitles } from '../../../shared/registrars/catalogue.ts'
import type { FailedDomain, StalledDomain } from './facts.ts'
import type { LetterWords } from './letter-words.ts'
import { atMost, domainInLetter } from './lines.ts'

/** How many domains that stand still are listed; of the others the letter says how many. */
const mostNamed = 50

/** Who answers a call, as a letter calls it. */
function whoIs(provider: string, words: LetterWords): string {
  if (isRegistrarId(provider)) return registrarTitles[provider]
  return provider === 'mailin' ? 'Mailin.ai' : words.registrar
}

/**
 * The IPv4 addresses to allow. Where the registrar named none, the letter gives none: never a
 * guess.
 */
function addressLines(failed: readonly FailedDomain[], words: LetterWords): readonly string[] {
  if (failed[0]?.code !== 'ip_not_whitelisted') return []
  const ips = [...new Set(failed.flatMap(one => one.ip ?? []))]
  return [ips.length === 0 ? words.ipUnknown : words.ipToAllow(ips.join(', '))]
}

/** Domains with refused nameservers by cause: what happened, which, and what to do. */
export function failedDomains(failed: readonly FailedDomain[], words: LetterWords): string {
  const causeOf = ({ code, provider }: FailedDomain) => `${code} ${provider}`
  const sections = [...new Set(failed.map(causeOf))].map(cause => {
    const same = failed.filter(one => causeOf(one) === cause)
    const [first] = same
    if (first === undefined) return ''
    const { what, todo } = words.causes[first.code]
    return [
      `${what(whoIs(first.provider, words))}:`,
      ...same.map(one => `- ${domainInLetter(one.name)}`),
      `${words.toDo}: ${todo}`,
      ...addressLines(same, words),
    ].join('\n')
  })
  return sections.join('\n\n')
}

/** Domains that do not move by the stage they are in, and what staff can do about it. */
export function stalledDomains(
  unfinished: readonly StalledDomain[],
  words: LetterWords,
): string {
  const sections = [...new Set(unfinished.map(({ stage }) => stage))].map(stage => {
    const { waits, todo } = words.stages[stage]
    const lines = unfinished
      .filter(domain => domain.stage === stage)
      .map(domain => stalledLine(domain, words))
    return [
      `${waits}:`,
      ...atMost(lines, mostNamed, words.more),
      `${words.toDo}: ${todo}`,
    ].join('\n')
  })
  return sections.join('\n\n')
}

function stalledLine({ name, state, failure }: StalledDomain, words: LetterWords): string {
  const stop = state === 'halted' ? ` (${words.needsPerson})` : ''
  const why =
    failure === null
      ? ''
      : `: ${words.causes[failure.code].what(whoIs(failure.provider, words))}`
  return `- ${domainInLetter(name)}${stop}${why}`
}
