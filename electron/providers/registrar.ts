import type { ClientKeys, RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { AccountCheck, DomainPage } from './check-account.ts'
import type { Answer } from './mailin-port.ts'

/** Plain credentials, opened from the vault for one call and never stored or logged. */
export type RegistrarCredentials = { [Id in RegistrarId]: KeysOf<Id> }[RegistrarId]
export type KeysOf<Id extends RegistrarId> = EnteredFor & {
  readonly platform: Id
} & ClientKeys<Id>

/**
 * The origin that staff entered the keys for: `boundRegistrar` sends them to no other, and keys
 * without one to nobody.
 */
export type EnteredFor = { readonly origin?: string }

/** What a registrar says of the registration of one domain; read in one request. */
export type Registration = {
  readonly nameServers: readonly string[]
  /** EPP words such as `clientHold`; empty where the registrar tells none. */
  readonly statuses: readonly string[]
  /** The registrar's words for why it took the domain out of service. */
  readonly suspensions: readonly string[]
  /** The registrar says that the registration has run out. */
  readonly isExpired: boolean
  /** ISO-8601 UTC, the end of the registration; null: not told. */
  readonly expiresAt: string | null
  /** The owner's contact was not confirmed in time. */
  readonly isUnverified: boolean
  /**
   * What the account may do with it: `dns-only` is registered elsewhere. Absent: everything, or
   * it is not told.
   */
  readonly access?: 'full' | 'not-owned' | 'no-right' | 'dns-only'
}

/**
 * The registrar port; each call is one attempt. A read whose answer is lost fails with
 * `transient`, a write with `unknown_outcome`; writing the same set again is idempotent.
 */
export type Registrar = {
  readonly name: RegistrarId
  /** The nameservers that the registrar has for the domain, lower-case, its own ones too. */
  readNameServers(
    domain: string,
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<readonly string[]>
  /** Nameservers, and what may stand in the way of setting them. */
  readRegistration(
    domain: string,
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<Registration>
  writeNameServers(
    domain: string,
    nameServers: readonly string[],
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<null>
  /** One page of the account's domains, from 1, with the end of each registration. */
  listDomains(
    page: number,
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<DomainPage>
  /** Checks whether these keys work, and which of these domains they can manage. Writes nothing. */
  checkAccount(
    credentials: RegistrarCredentials,
    domains: readonly string[],
    signal?: AbortSignal,
  ): Answer<AccountCheck>
}
