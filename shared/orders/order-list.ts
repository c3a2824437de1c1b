import type { Page, Time } from '../border/paging.ts'
import type { Billing } from './billing.ts'
import type { Stage } from './domain.ts'
import type { HandCause } from './life.ts'
import type { DraftCause, HostingPlatform, OrderStatus } from './order.ts'

export type OrderRow = Billing & {
  readonly id: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  /** Why staff carry it out themselves, while it is pending. */
  readonly handCause?: HandCause
  readonly customerId: number
  readonly customerName: string
  /** null: none was chosen yet. */
  readonly planName: string | null
  /** Within so many hours its plan promises orders today; absent: no promise. */
  readonly promiseHours?: number
  readonly hostingPlatform?: HostingPlatform
  /** First domain of the order, for a name that staff recognise. */
  readonly firstDomain?: string
  readonly domainCount: number
  /** Domains in each stage, superseded ones left out. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly mailboxCount: number
  readonly mailboxTotal: number
  /** The beginning of the newest note. */
  readonly note?: string
  /** Domains that need a person. */
  readonly attentionCount: number
  readonly createdAt: Time
  readonly updatedAt: Time
  readonly completedAt: Time | null
  readonly dueAt?: Time
}

export type OrderPage = Page<OrderRow> & {
  /** Orders per status under the same filter, its status left out; capped as `total` is. */
  readonly counts: Readonly<Record<OrderStatus, number>>
}

/** What acts on several orders would meet. */
export type OrderTally = {
  readonly orderCount: number
  /** Domains that wait for a retry, and the orders they are in. */
  readonly retryDomainCount: number
  readonly retryOrderCount: number
  /** Mailboxes that an export of these orders would contain. */
  readonly exportCount: number
  /** Orders that are not paid yet. */
  readonly unpaidCount: number
  /** Orders that can still be cancelled; the next two counts are of these. */
  readonly cancelCount: number
  /** Domains that a cancellation would stop on their way. */
  readonly unfinishedCount: number
  /** Mailboxes that a removal would delete at Mailin. */
  readonly removableCount: number
}

/** A cancellation of many orders that was cut off. */
export type UnfinishedCancellation = {
  readonly id: number
  /** How many orders were to be cancelled. */
  readonly asked: number
  /** Ids of the orders that are not cancelled yet. */
  readonly orderIds: readonly number[]
  readonly removeMailboxes: boolean
  readonly startedAt: Time
}

/** An order that an act on several orders left as it is. */
export type SkippedOrder = {
  readonly id: number
  /** `mode-changed`: the mode was changed before it was reached. */
  readonly why: 'not-found' | 'already-cancelled' | 'mode-changed'
}
