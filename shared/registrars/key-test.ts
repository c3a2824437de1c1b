import type { EngineFailureCode } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { RegistrarId } from './catalogue.ts'

/** Registrar keys that are remembered for a customer. */
export type SavedKeys = { readonly platform: RegistrarId; readonly savedAt: Time }

/**
 * Why the nameservers of a domain that the account holds cannot be changed: what the key or its
 * user lacks, what the registrar refused, or how the domain stands.
 */
export const domainBars = [
  'no-right',
  'not-owned',
  'dns-only',
  'refused',
  'deleted',
  'expired',
  'suspended',
  'held',
  'locked',
] as const
export type DomainBar = (typeof domainBars)[number]

/** What a registrar says about keys; domains are ASCII, each in one list. */
export type KeyTest =
  | {
      readonly works: true
      /** Domains of the whole account. */
      readonly domainCount: number
      readonly held: readonly string[]
      /** In the account, but their nameservers cannot be changed as things stand; absent: none. */
      readonly barred?: readonly {
        readonly name: string
        readonly why: DomainBar
        readonly detail: string
      }[]
      readonly missing: readonly { readonly name: string; readonly detail: string }[]
      /** Not on the account's list, and not asked for by name: too many, or no quota left. */
      readonly unchecked: readonly string[]
    }
  | {
      readonly works: false
      readonly code: EngineFailureCode
      readonly detail: string
      /** The IPv4 to whitelist, on `ip_not_whitelisted`. */
      readonly ip?: string
      /** When the registrar wants to be asked again. */
      readonly retryAt?: Time
    }
