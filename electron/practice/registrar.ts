import { countEffect, effectsOf } from './counts.ts'
import { isHostname, isSameSet } from './hostname.ts'
import type { Delegation } from './records.ts'
import { type ScenarioWord, scenarioOf } from './scenarios.ts'
import type { World } from './world.ts'

/** Who asks: a fingerprint of the whole key pair, never the keys. */
export type Access = { readonly fingerprint: string }

/** How a registrar answers a key that asks about a domain. */
export type Admission = 'admitted' | 'refused' | 'missing' | 'not-whitelisted'

export type NameServers = Pick<Delegation, 'provider' | 'hosts'>

/** The registration of a domain that the account has: `fine`, or what stands in its way. */
export type RegistrationState = 'fine' | 'locked' | 'expired' | 'suspended'

export type Writing =
  | { readonly kind: 'written' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }

export type Registrar = {
  admit(access: Access, domain: string): Admission
  /** null: the domain still has the registrar's own nameservers. */
  nameServers(domain: string, reading: 'prompt' | 'lagging'): NameServers | null
  registrationState(domain: string): RegistrationState
  write(domain: string, wanted: NameServers): Writing
  /** Domains this key can list, by name. */
  list(access: Access): readonly string[]
}

const WRITES_PER_WINDOW = 5
/** Updates that the scenario `keeps` accepts without effect. */
const UNKEPT_WRITES = 2

/** Scenarios that depend on the key that asked first, or on when it asked. */
const keyed: ReadonlySet<ScenarioWord> = new Set([
  'refused',
  'missing',
  'whitelist',
  'locked',
  'expired',
  'suspended',
])

export function createRegistrar({ store, now, lasting }: World): Registrar {
  function firstKey(access: Access, domain: string): { fingerprint: string; seenAt: number } {
    const known = store.get('firstKeys', domain)
    if (known !== null) return known
    const key = { fingerprint: access.fingerprint, seenAt: now() }
    store.put('firstKeys', domain, key)
    return key
  }

  function admit(access: Access, domain: string): Admission {
    if (!isHostname(domain)) return 'missing'
    const scenario = scenarioOf(domain)
    if (scenario === null || !keyed.has(scenario)) return 'admitted'
    const key = firstKey(access, domain)
    if (scenario !== 'refused' && scenario !== 'missing' && scenario !== 'whitelist')
      return 'admitted'
    if (scenario === 'whitelist') {
      return now() < key.seenAt + lasting('whitelisting') ? 'not-whitelisted' : 'admitted'
    }
    return key.fingerprint === access.fingerprint ? scenario : 'admitted'
  }

  function isListed(access: Access, domain: string): boolean {
    const scenario = scenarioOf(domain)
    if (scenario !== 'refused' && scenario !== 'missing') return true
    const key = store.get('firstKeys', domain)
    return key !== null && key.fingerprint !== access.fingerprint
  }

  function registrationState(domain: string): RegistrationState {
    const scenario = scenarioOf(domain)
    if (scenario !== 'locked' && scenario !== 'expired' && scenario !== 'suspended')
      return 'fine'
    const seenAt = store.get('firstKeys', domain)?.seenAt ?? now()
    return now() < seenAt + lasting('mending') ? scenario : 'fine'
  }

  const takesWrites = (domain: string) =>
    effectsOf(store.state, 'nameservers', domain) >= UNKEPT_WRITES

  return {
    admit,
    registrationState,

    nameServers: (domain, reading) => {
      const delegation = store.get('delegations', domain)
      if (delegation === null) {
        const known = store.get('domains', domain)
        return known?.isAlwaysActive === true
          ? { provider: 'custom', hosts: known.nameServers }
          : null
      }
      const writtenAt = delegation.writes.at(-1) ?? delegation.since
      const isBehind = reading === 'lagging' && now() < writtenAt + lasting('readBackLag')
      if (!isBehind) return delegation
      const { previousHosts } = delegation
      return previousHosts === null ? null : { provider: 'custom', hosts: previousHosts }
    },

    write: (domain, wanted) =>
      store.transact(() => {
        if (registrationState(domain) === 'locked') return { kind: 'locked' }
        const before = store.get('delegations', domain)
        const window = lasting('nameserverWindow')
        const recent = (before?.writes ?? []).filter(time => now() < time + window)
        const oldest = recent[0]
        if (oldest !== undefined && recent.length >= WRITES_PER_WINDOW) {
          return { kind: 'limited', retryAfterMs: oldest + window - now() }
        }
        if (scenarioOf(domain) === 'keeps' && !takesWrites(domain)) {
          countEffect(store, 'nameservers', domain)
          return { kind: 'written' }
        }
        const isSame = before !== null && isSameSet(before.hosts, wanted.hosts)
        store.put('delegations', domain, {
          provider: wanted.provider,
          hosts: wanted.hosts,
          since: isSame ? before.since : now(),
          previousHosts: before?.hosts ?? null,
          writes: [...recent, now()],
        })
        countEffect(store, 'nameservers', domain)
        return { kind: 'written' }
      }),

    list: access => {
      const names = new Set([...store.state.delegations.keys(), ...store.state.domains.keys()])
      return [...names].filter(name => isListed(access, name)).sort()
    },
  }
}
