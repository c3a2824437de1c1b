import type { EngineFailureCode } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { RegistrarId } from './catalogue.ts'

/** That keys of a registrar are remembered for a customer, and since when. */
export type SavedKeys = { readonly platform: RegistrarId; readonly savedAt: Time }

/**
 * Why the nameservers of a domain in the account cannot be changed: what the key or its user lacks,
 * what the registrar refused, or what is wrong with the domain.
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

/** The result of a test of keys; domains are ASCII, each is in one list. */
export type KeyTest =
  | {
      readonly works: true
      /** How many domains the whole account has. */
      readonly domainCount: number
      readonly held: readonly string[]
      /** Domains in the account whose nameservers cannot be changed at present; absent: none. */
      readonly barred?: readonly {
        readonly name: string
        readonly why: DomainBar
        readonly detail: string
      }[]
      readonly missing: readonly { readonly name: string; readonly detail: string }[]
      /** Not on the account's list and not asked for by name: they are too many, or no quota is left. */
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
