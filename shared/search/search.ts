import type { DraftCause, OrderStatus } from '../orders/order.ts'

export const searchGroups = ['orders', 'customers', 'domains', 'mailboxes'] as const
export type SearchGroup = (typeof searchGroups)[number]

/** What the palette finds, by kind; the likeliest first. */
export type SearchHits = {
  readonly orders: readonly {
    readonly id: number
    readonly customerName: string
    readonly status: OrderStatus
    readonly draftCause?: DraftCause
  }[]
  readonly customers: readonly {
    readonly id: number
    readonly name: string
    readonly email: string
    readonly hasOrders: boolean
  }[]
  /** A domain is listed once for each order that has it. */
  readonly domains: readonly {
    readonly name: string
    readonly orderId: number
    readonly customerName: string
    readonly status: OrderStatus
    readonly draftCause?: DraftCause
  }[]
  readonly mailboxes: readonly {
    readonly id: number
    readonly email: string
    readonly orderId: number
  }[]
  /** Kinds with more hits than are listed; absent: none. */
  readonly more?: readonly SearchGroup[]
}
