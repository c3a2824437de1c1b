import { countEffect } from './counts.ts'
import { isHostname, isSameSet } from './hostname.ts'
import type { Delegation } from './records.ts'
import { scenarioOf } from './scenarios.ts'
import type { World } from './world.ts'

/** Who asks: a fingerprint of the whole key pair, never the keys. */
export type Access = { readonly fingerprint: string }

/** How a registrar meets a key on a domain. */
export type Admission = 'admitted' | 'refused' | 'missing' | 'not-whitelisted'

export type NameServers = Pick<Delegation, 'provider' | 'hosts'>

export type Writing =
  | { readonly kind: 'written' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }

export type Registrar = {
  admit(access: Access, domain: string): Admission
  /** Null: still at the registrar's own nameservers. */
  nameServers(domain: string, reading: 'prompt' | 'lagging'): NameServers | null
  write(domain: string, wanted: NameServers): Writing
  /** Domains this key can list, by name. */
  list(access: Access): readonly string[]
}

const WRITES_PER_WINDOW = 5

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
    if (scenario !== 'refused' && scenario !== 'missing' && scenario !== 'whitelist') {
      return 'admitted'
    }
    const key = firstKey(access, domain)
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

  return {
    admit,

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
        const before = store.get('delegations', domain)
        const window = lasting('nameserverWindow')
        const recent = (before?.writes ?? []).filter(time => now() < time + window)
        const oldest = recent[0]
        if (oldest !== undefined && recent.length >= WRITES_PER_WINDOW) {
          return { kind: 'limited', retryAfterMs: oldest + window - now() }
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
