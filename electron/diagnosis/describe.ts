import type { Check } from '../../shared/diagnosis/diagnosis.ts'
import { iso } from '../scheduler/clock.ts'
import { describeDnssec, describeRegistry, describeResolvers } from './describe-dns.ts'
import { describeEngine, describeOwnSide } from './describe-own-side.ts'
import { type Described, untold } from './described.ts'
import type { Evidence, RegistrarFacts } from './evidence.ts'
import { accountTrouble, registrarMatch, registrarName, registrationTrouble } from './signs.ts'
import { dayOf } from './times.ts'
import { bare } from './verdicts.ts'

/** The checks of a diagnosis: who was asked, what came, what should have come. */
export function describe(evidence: Evidence): readonly Check[] {
  const { engine, mailin, registrar, registry, resolvers } = evidence
  const near: readonly Check[] = [
    { key: 'engine', title: 'Boxwright', ...describeEngine(evidence), at: iso(engine.at) },
    { key: 'own', title: 'This computer', ...describeOwnSide(evidence), at: iso(engine.at) },
    { key: 'mailin', title: 'Mailin', ...describeMailin(evidence), at: iso(mailin.at) },
    {
      key: 'registrar',
      title: capital(registrarName(evidence)),
      ...describeRegistrar(evidence),
      at: iso(registrar.at),
    },
  ]
  if (evidence.isPractice) {
    const finding = 'Practice domains are not in public DNS, so it is not asked.'
    const at = iso(resolvers.at)
    return [...near, { key: 'resolvers', title: 'Public DNS', state: 'unknown', finding, at }]
  }
  return [
    ...near,
    {
      key: 'registry',
      title:
        registry.kind === 'told' ? `Registry (.${registry.value.zone})` : 'Registry and DNSSEC',
      ...describeRegistry(evidence),
      at: iso(registry.at),
    },
    ...(registry.kind === 'told'
      ? [
          {
            key: 'dnssec' as const,
            title: 'DNSSEC',
            ...describeDnssec(registry.value, evidence),
            at: iso(registry.at),
          },
        ]
      : []),
    {
      key: 'resolvers',
      title: 'Public resolvers',
      ...describeResolvers(evidence),
      at: iso(resolvers.at),
    },
  ]
}

function describeMailin(evidence: Evidence): Described {
  const { engine, mailin, now } = evidence
  if (mailin.kind !== 'told') {
    const trouble = accountTrouble(evidence)
    const isPaused = mailin.kind === 'silent' && trouble !== null
    if (!isPaused) return untold(mailin, now)
    const state = trouble.code === 'rate_limited' ? 'waiting' : 'bad'
    return { state, finding: `${bare(trouble.detail)}. ${mailin.why}` }
  }
  const { isKnown, isActive, nameServers } = mailin.value
  const seen = nameServers.length === 0 ? {} : { seen: nameServers }
  if (isActive)
    return {
      state: 'good',
      finding: engine.stage === 'done' ? 'Active.' : 'Active: mailboxes can be created.',
    }
  const isPast = engine.stage === 'mailboxes' || engine.stage === 'done'
  if (isKnown)
    return {
      state: isPast ? 'bad' : 'waiting',
      finding:
        nameServers.length === 0
          ? 'In the account, not active, and no nameservers named yet.'
          : 'In the account, not active yet. It names these nameservers:',
      ...seen,
    }
  return {
    state: isPast ? 'bad' : 'waiting',
    finding: 'Not in this Mailin account.',
  }
}

function describeRegistrar(evidence: Evidence): Described {
  const { engine, registrar, wanted, now } = evidence
  if (isElsewhere(evidence))
    return {
      state: 'unknown',
      finding: `Not in this ${registrarName(evidence)} account, so it tells nothing of the nameservers. They were set by hand; what Mailin sees counts.`,
    }
  if (registrar.kind !== 'told') return untold(registrar, now)
  const match = registrarMatch(evidence)
  const found = registrationTrouble(evidence)
  const status = registrationWords(registrar.value, found)
  const sets = { seen: registrar.value.nameServers, expected: wanted }
  if (match === 'unknown')
    return {
      state: found === null ? 'waiting' : 'bad',
      finding: `Mailin has named no nameservers to compare with.${status}`,
      seen: registrar.value.nameServers,
    }
  if (match === 'same')
    return {
      state: found === null ? 'good' : 'bad',
      finding: `Lists the nameservers that Mailin wants.${status}`,
      seen: registrar.value.nameServers,
    }
  const isDue = engine.stage === 'nameservers' && engine.failure === null
  return {
    state: isDue && found === null ? 'waiting' : 'bad',
    finding: `Lists other nameservers than Mailin wants.${status}`,
    ...sets,
  }
}

/** Whether staff set the nameservers themselves: they are set, but the account has no such domain. */
function isElsewhere({ engine, registrar }: Evidence): boolean {
  const isPast = engine.stage !== 'nameservers' && engine.nameServerStatus === 'updated'
  return isPast && registrar.kind === 'refused' && registrar.failure.code === 'domain_not_found'
}

function registrationWords(
  { expiresAt, isUnverified }: RegistrarFacts,
  found: ReturnType<typeof registrationTrouble>,
): string {
  if (found?.trouble === 'expired') return ` The registration has run out (${found.status}).`
  if (found?.trouble === 'suspended') return ` It is suspended (${found.status}).`
  const status = found === null ? '' : ` Its status is ${found.status}.`
  const owner = isUnverified === true ? ' The owner’s contact is not confirmed.' : ''
  const end = expiresAt == null ? '' : ` Registered until ${dayOf(Date.parse(expiresAt))}.`
  return `${status}${owner}${end}`
}

function capital(text: string): string {
  return text === 'the registrar' ? 'Registrar' : text
}
