import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { ReadonlyState } from './state.ts'
import type { Store } from './store.ts'

export type Endpoint =
  | 'mailin.login'
  | 'mailin.domains.list'
  | 'mailin.domains.get'
  | 'mailin.domains.transfer'
  | 'mailin.mailboxes.create'
  | 'mailin.mailboxes.status'
  | 'mailin.mailboxes.list'
  | 'mailin.mailboxes.delete'
  | 'rdap.domains.get'
  | `${RegistrarId}.${string}`

/** What a call changed or refused, about a domain or an address. */
export type Effect =
  | 'login'
  | 'transfer'
  | 'nameservers'
  | 'job'
  | 'create'
  | 'refuse'
  | 'remove'

const callKey = (endpoint: Endpoint, domain?: string): string =>
  domain === undefined ? `call ${endpoint}` : `call ${endpoint} ${domain}`
const effectKey = (effect: Effect, subject: string): string => `effect ${effect} ${subject}`

/** How many well-formed calls an endpoint had, in all or about one domain. */
export const callsOf = (state: ReadonlyState, endpoint: Endpoint, domain?: string): number =>
  state.counts.get(callKey(endpoint, domain)) ?? 0

/** How often something took effect; 1 for nameservers that were written once. */
export const effectsOf = (state: ReadonlyState, effect: Effect, subject: string): number =>
  state.counts.get(effectKey(effect, subject)) ?? 0

/** Counts one call, in all and for each of its domains. */
export function countCall(store: Store, endpoint: Endpoint, domains: readonly string[]): void {
  store.transact(() => {
    add(store, callKey(endpoint))
    for (const domain of domains) add(store, callKey(endpoint, domain))
  })
}

export const countEffect = (store: Store, effect: Effect, subject: string): void =>
  add(store, effectKey(effect, subject))

function add(store: Store, key: string): void {
  store.put('counts', key, (store.get('counts', key) ?? 0) + 1)
}
