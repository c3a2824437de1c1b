import { assertNever } from '../../shared/border/result.ts'
import type { CheckState } from '../../shared/diagnosis/diagnosis.ts'
import { duration } from '../../shared/text/duration.ts'
import { type Described, untold } from './described.ts'
import type { Evidence, RegistryFacts, ResolverAnswer } from './evidence.ts'
import {
  countSeen,
  isBrokenByDnssec,
  isUnserved,
  type Match,
  registryMatch,
  resolverMatch,
} from './signs.ts'

/** How good a match is: other nameservers are bad only once Mailin has called the domain active. */
function stateOf(match: Match, { engine }: Evidence): CheckState {
  if (match === 'same') return 'good'
  return match === 'different' && engine.stage === 'mailboxes' ? 'bad' : 'waiting'
}

const registryWords: Record<Match, string> = {
  same: 'The registry has Mailin’s nameservers.',
  partly: 'Some servers of the registry have Mailin’s nameservers already.',
  different: 'The registry does not have Mailin’s nameservers.',
  unknown: 'Mailin has named no nameservers to compare with.',
}

export function describeRegistry(evidence: Evidence): Described {
  const { registry, wanted, now } = evidence
  if (registry.kind !== 'told') return untold(registry, now)
  const { isRegistered, answers, ttl } = registry.value
  if (!isRegistered) return { state: 'bad', finding: 'The registry does not know this domain.' }
  const match = registryMatch(evidence)
  const cached =
    ttl === null ? '' : ` Resolvers may keep its answer for ${duration(ttl * 1000)}.`
  return {
    state: stateOf(match, evidence),
    finding: `${registryWords[match]}${cached}`,
    seen: answers.map(
      ({ server, nameServers }) => `${server}: ${nameServers.join(', ') || 'no nameservers'}`,
    ),
    ...(match === 'same' || wanted.length === 0 ? {} : { expected: wanted }),
  }
}

export function describeDnssec({ dsTags }: RegistryFacts, evidence: Evidence): Described {
  if (dsTags === null)
    return {
      state: 'unknown',
      finding: 'The registry did not say whether the domain is signed.',
    }
  if (dsTags.length === 0)
    return { state: 'good', finding: 'No DNSSEC record at the registry: nothing left behind.' }
  const seen = dsTags.map(tag => `DS ${tag}`)
  if (isBrokenByDnssec(evidence))
    return {
      state: 'bad',
      finding: 'An old DNSSEC record at the registry makes resolvers refuse the domain.',
      seen,
      expected: ['no DS record'],
    }
  return {
    state: 'waiting',
    finding:
      'The domain has a DNSSEC record. If it is of the old nameservers, it blocks the domain once they change.',
    seen,
  }
}

export function describeResolvers(evidence: Evidence): Described {
  const { resolvers, wanted, now } = evidence
  if (resolvers.kind !== 'told') return untold(resolvers, now)
  const { seen, asked } = countSeen(evidence)
  // a resolver that fails names no nameservers, but the check is not good until it does
  const match = seen < asked && seen > 0 ? 'partly' : resolverMatch(evidence)
  const finding =
    match === 'unknown' && wanted.length === 0
      ? 'Mailin has named no nameservers to compare with.'
      : `${seen} of ${asked} resolvers see Mailin’s nameservers.`
  return {
    state:
      isUnserved(evidence) || isBrokenByDnssec(evidence) ? 'bad' : stateOf(match, evidence),
    finding,
    seen: resolvers.value.answers.map(
      ({ server, answer }) => `${server}: ${answerWords(answer)}`,
    ),
    ...(match === 'same' || wanted.length === 0 ? {} : { expected: wanted }),
  }
}

function answerWords(answer: ResolverAnswer): string {
  switch (answer.kind) {
    case 'silent':
      return 'no answer'
    case 'error':
      return errorWords[answer.code] ?? `error ${answer.code}`
    case 'answer': {
      const names = answer.nameServers.join(', ') || 'no nameservers'
      return answer.hasSoa ? names : `${names} (which do not serve it)`
    }
    default:
      return assertNever(answer)
  }
}

const errorWords: Readonly<Record<string, string>> = {
  ESERVFAIL: 'server failure',
  ENOTFOUND: 'no such domain',
  ENODATA: 'no nameservers',
  EREFUSED: 'refused to answer',
}
