import { countEffect, effectsOf } from './counts.ts'
import { isHostname, isSameSet } from './hostname.ts'
import { nameServersFor } from './quirks.ts'
import type { MailinDomain } from './records.ts'
import { scenarioOf } from './scenarios.ts'
import type { World } from './world.ts'

/** Times that a domain of the scenario `vanishes` is lost; then it stays. */
const LOSSES = 2

/** A domain of the Mailin account as it stands at this moment. */
export type DomainView = {
  readonly id: number
  readonly name: string
  readonly isStatusActive: boolean
  /** Follows the status; mailboxes are accepted only when both are active. */
  readonly areNameServersActive: boolean
  /** Empty for a while after a transfer. */
  readonly nameServers: readonly string[]
}

export type Transfer =
  | { readonly kind: 'started'; readonly nameServers: readonly string[] }
  | { readonly kind: 'exists' }
  | { readonly kind: 'invalid' }
  /** The plan has no room for another domain. */
  | { readonly kind: 'full' }

export type Domains = {
  /** Every domain whose name contains the text, oldest first. */
  search(text: string): readonly DomainView[]
  byId(id: number): DomainView | null
  byName(name: string): DomainView | null
  transfer(name: string): Transfer
}

const startsActive = (name: string): boolean => {
  const scenario = scenarioOf(name)
  return isHostname(name) && (scenario === 'active' || scenario === 'conflict')
}

export function createDomains(world: World): Domains {
  const { store, now, lasting, activationMs, isOff, atWork, arrange } = world

  /** When the domain became or becomes active; null while its nameservers are not set. */
  function activeFrom(domain: MailinDomain): number | null {
    if (domain.isAlwaysActive) return domain.addedAt
    const delegation = store.get('delegations', domain.name)
    if (delegation === null || !isSameSet(delegation.hosts, domain.nameServers)) return null
    return Math.max(delegation.since, domain.addedAt) + activationMs(domain.name)
  }

  function view(domain: MailinDomain): DomainView {
    const from = activeFrom(domain)
    const isHidden = now() < domain.addedAt + lasting('nameServersHidden')
    return {
      id: domain.id,
      name: domain.name,
      isStatusActive: from !== null && now() >= from - lasting('flagGap'),
      areNameServersActive: from !== null && now() >= from && !isOff(domain.name),
      nameServers: isHidden && !domain.isAlwaysActive ? [] : domain.nameServers,
    }
  }

  function add(name: string, isAlwaysActive: boolean): MailinDomain {
    const domain: MailinDomain = {
      id: 67_000 + store.next('domain'),
      name,
      nameServers: nameServersFor(name),
      addedAt: now(),
      isAlwaysActive,
    }
    store.put('domains', name, domain)
    return domain
  }

  /**
   * The row of a domain; null: not in the account, or lost. One that was in the account before
   * anybody asked is stored when it is first asked for.
   */
  function find(name: string): MailinDomain | null {
    const known = store.get('domains', name)
    if (known !== null) return isLost(known) ? null : known
    return startsActive(name) ? add(name, true) : null
  }

  function isLost({ name, addedAt }: MailinDomain): boolean {
    if (scenarioOf(name) !== 'vanishes') return false
    const isLast = effectsOf(store.state, 'transfer', name) > LOSSES
    return !isLast && now() >= addedAt + lasting('vanishing')
  }

  const listed = () => [...store.state.domains.values()].filter(domain => !isLost(domain))

  return {
    search: text => {
      for (const name of text === '' ? atWork() : [text]) find(name)
      const found = listed().filter(domain => domain.name.includes(text))
      return (text === '' ? arrange(found) : found).map(view)
    },

    byId: id => {
      const domain = listed().find(one => one.id === id)
      return domain === undefined ? null : view(domain)
    },

    byName: name => {
      const domain = find(name)
      return domain === null ? null : view(domain)
    },

    transfer: name =>
      store.transact(() => {
        if (!isHostname(name) || scenarioOf(name) === 'invalid') return { kind: 'invalid' }
        if (find(name) !== null) return { kind: 'exists' }
        if (scenarioOf(name) === 'full' && effectsOf(store.state, 'refuse', name) === 0) {
          countEffect(store, 'refuse', name)
          return { kind: 'full' }
        }
        countEffect(store, 'transfer', name)
        return { kind: 'started', nameServers: add(name, false).nameServers }
      }),
  }
}
