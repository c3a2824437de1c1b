import type { EngineFailureCode } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { DraftCause, OrderStatus } from '../orders/order.ts'
import type { RegistrarId } from './catalogue.ts'

/** That keys of a registrar are remembered for a customer, since when, and whether they work. */
export type SavedKeys = {
  readonly platform: RegistrarId
  readonly savedAt: Time
  /** When the registrar last answered these very keys; absent: it was not asked. */
  readonly testedAt?: Time
  /** Why it refused them then; absent: it took them. */
  readonly refusedAs?: EngineFailureCode
}

/** Failures that say that keys are refused; a quota or a broken line says nothing of them. */
export const keyRefusals = [
  'credentials',
  'scope',
  'ip_not_whitelisted',
] as const satisfies readonly EngineFailureCode[]

export const isKeyRefusal = (code: EngineFailureCode): boolean =>
  keyRefusals.some(one => one === code)

/** The keys of an open order, beside those that are remembered for its customer. */
export type KeyUse = {
  readonly platform: RegistrarId
  /** Open orders at the registrar, those that wait for other keys first, then the newest. */
  readonly orders: readonly {
    readonly id: number
    readonly status: OrderStatus
    readonly draftCause?: DraftCause
    /** `remembered`: the very same. Absent: the vault is locked. */
    readonly keys?: 'remembered' | 'own' | 'none'
    /** Domains whose keys the registrar refused, so that the order waits for others. */
    readonly waiting: number
  }[]
  /** Further open orders there that are not listed. */
  readonly more: number
}

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
