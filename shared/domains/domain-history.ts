import type { Time } from '../border/paging.ts'
import type { DraftCause, OrderStatus } from '../orders/order.ts'
import type { OrderDomain } from '../orders/order-domain.ts'
import type { ActivityRow } from '../records/records.ts'

/** What happened to a domain, to its mailboxes, or to an order while the domain stood in it. */
export type DomainEvent = ActivityRow & {
  readonly orderId: number
  /** It is about the order as a whole. */
  readonly isShared?: true
}

/** An order that a domain stands or stood in. */
export type OrderOfDomain = {
  readonly id: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly customer: { readonly id: number; readonly name: string }
  readonly createdAt: Time
  /** Where the domain stands; absent: it was never worked on by itself. */
  readonly domain?: OrderDomain
  /** The domain was replaced, or left the order when that was resubmitted. */
  readonly hasLeft?: true
  /** Mailboxes of the domain that exist. */
  readonly mailboxes: number
}
