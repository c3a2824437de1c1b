import type { EngineFailureCode } from '../../../shared/border/failure.ts'
import type { LetterKind } from '../../../shared/letters/letter.ts'
import type { DomainState, Stage } from '../../../shared/orders/domain.ts'
import type { OrderStatus } from '../../../shared/orders/order.ts'

/** A domain whose nameservers a registrar refused. */
export type FailedDomain = {
  readonly name: string
  readonly provider: string
  readonly code: EngineFailureCode
  /** The IPv4 that the registrar saw; null: it named none. */
  readonly ip: string | null
}

/** A domain of an order that stands still. */
export type StalledDomain = {
  readonly name: string
  readonly stage: Stage
  readonly state: DomainState
  /** The last failure; null: nothing failed. */
  readonly failure: { readonly code: EngineFailureCode; readonly provider: string } | null
}

/** An order of a file, as a summary tells of it. */
export type ListedOrder = {
  readonly id: number
  readonly status: OrderStatus
  /** The first domain; null: it is not known. */
  readonly domain: string | null
  readonly domainCount: number
  /** Wanted mailboxes that exist. */
  readonly mailboxCount: number
}

/** What each kind of letter is told beside its order. No words of a provider, and no secret. */
export type LetterFacts = {
  'order-created': { readonly domains: number; readonly mailboxes: number }
  'order-completed': { readonly mailboxes: number }
  'order-rejected': { readonly reason: string }
  'order-cancelled': { readonly removesMailboxes: boolean }
  'nameservers-failed': { readonly failed: readonly FailedDomain[] }
  'order-stalled': { readonly hours: number; readonly unfinished: readonly StalledDomain[] }
  'credentials-handed-over': { readonly mailboxes: number; readonly fileName: string }
  'import-standing': { readonly orders: readonly ListedOrder[] }
  'import-summary': { readonly orders: readonly ListedOrder[] }
}

/** A kind of letter with its facts. */
export type LetterNews<Kind extends LetterKind = LetterKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly facts: LetterFacts[One] }
}[Kind]
