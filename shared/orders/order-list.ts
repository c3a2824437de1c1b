import type { Page, Time } from '../border/paging.ts'
import type { Stage } from './domain.ts'
import type { DraftCause, HostingPlatform, OrderStatus } from './order.ts'

export type OrderRow = {
  readonly id: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly customerId: number
  readonly customerName: string
  readonly planName: string
  readonly hostingPlatform?: HostingPlatform
  /** First domain of the order, for a name that staff recognise. */
  readonly firstDomain?: string
  readonly domainCount: number
  /** Domains in each stage, superseded ones left out. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly mailboxCount: number
  readonly mailboxTotal: number
  /** How the newest note begins. */
  readonly note?: string
  /** Domains that need a person. */
  readonly attentionCount: number
  readonly createdAt: Time
  readonly updatedAt: Time
  readonly completedAt: Time | null
}

export type OrderPage = Page<OrderRow> & {
  /** Orders per status under the same filter, a search capped as `total` is. */
  readonly counts: Readonly<Record<OrderStatus, number>>
}

/** What acts on several orders at once would meet. */
export type OrderTally = {
  readonly orderCount: number
  /** Domains that wait for a retry, and the orders they are in. */
  readonly retryDomainCount: number
  readonly retryOrderCount: number
  /** Mailboxes that an export of these orders holds. */
  readonly exportCount: number
  /** Orders that can still be cancelled; the next two count in them. */
  readonly cancelCount: number
  /** Domains that a cancellation would stop on their way. */
  readonly unfinishedCount: number
  /** Mailboxes that a removal would take at Mailin. */
  readonly removableCount: number
}

/** A cancellation of many orders that did not come to its end. */
export type UnfinishedCancellation = {
  readonly id: number
  /** How many orders it was about. */
  readonly asked: number
  /** Those of them that are not cancelled. */
  readonly orderIds: readonly number[]
  readonly removeMailboxes: boolean
  readonly startedAt: Time
}

/** An order that an act on several left as it is. */
export type SkippedOrder = {
  readonly id: number
  /** `mode-changed`: the mode was changed before it was reached. */
  readonly why: 'not-found' | 'already-cancelled' | 'mode-changed'
}
