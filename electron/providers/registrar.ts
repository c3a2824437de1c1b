import type { RegistrarName } from '../../shared/order.ts'
import type { AccountCheck } from './check-account.ts'
import type { Answer } from './mail-host.ts'

/** Plain credentials, opened from the vault for one call and never stored or logged. */
export type RegistrarCredentials =
  | { readonly platform: 'spaceship'; readonly apiKey: string; readonly apiSecretKey: string }
  | { readonly platform: 'namecheap'; readonly apiUser: string; readonly apiKey: string }

/**
 * The registrar port: one implementation per platform. Each call is one attempt.
 * Writing the same set again is harmless.
 */
export type Registrar = {
  readonly name: RegistrarName
  /** The nameservers that the registrar has now, lower-case, its own ones too. */
  readNameServers(
    domain: string,
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<readonly string[]>
  writeNameServers(
    domain: string,
    nameServers: readonly string[],
    credentials: RegistrarCredentials,
    signal?: AbortSignal,
  ): Answer<null>
  /** Reads only: do these keys work, and which of these domains can they manage. */
  checkAccount(
    credentials: RegistrarCredentials,
    domains: readonly string[],
    signal?: AbortSignal,
  ): Answer<AccountCheck>
}
