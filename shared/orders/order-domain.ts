import type { EngineFailureCode, FailureSource } from '../border/failure.ts'
import type { Time } from '../border/paging.ts'
import type { DomainState, NameServerStatus, Stage, WaitReason } from './domain.ts'
import type { DraftCause, OrderStatus } from './order.ts'

export type DomainFailure = {
  readonly code: EngineFailureCode
  readonly provider: FailureSource
  readonly detail: string
  /** The IPv4 to whitelist, on `ip_not_whitelisted`. */
  readonly ip?: string
  /** On a `conflict`: the id of another order whose mailbox is in the way. */
  readonly otherOrder?: number
}

export type OrderDomain = {
  readonly name: string
  readonly stage: Stage
  readonly state: DomainState
  readonly reason?: WaitReason
  readonly failure?: DomainFailure
  /** A person has to act: time does not mend it, or not soon. */
  readonly needsPerson: boolean
  /** Next attempt, when `state` is `due`. */
  readonly dueAt?: Time
  readonly attempts: number
  /** Since when the domain is in its stage; of a finished one, when it was done. */
  readonly stageSince: Time
  /** When its registration ends, as far as it is known; told by the order's page alone. */
  readonly expiresAt?: Time
  /** The domain was replaced, or left the order when that was resubmitted. */
  readonly hasLeft?: boolean
}

/** A domain that needs a person. */
export type AttentionRow = {
  readonly orderId: number
  readonly orderStatus: OrderStatus
  readonly draftCause?: DraftCause
  readonly customerId: number
  readonly customerName: string
  readonly domain: string
  readonly stage: Stage
  /** What the domain waits for, when it goes on by itself. */
  readonly reason?: WaitReason
  readonly failure: DomainFailure
  readonly stageSince: Time
  /** When the domain is tried again by itself; absent: not without a person. */
  readonly dueAt?: Time
}

/** A domain on its way into the Mailin account. */
export type WaitingDomain = {
  readonly orderId: number
  readonly customerId: number
  readonly customerName: string
  readonly domain: string
  readonly stage: Stage
  readonly state: DomainState
  readonly reason?: WaitReason
  readonly failure?: DomainFailure
  readonly needsPerson: boolean
  readonly nameServers: readonly string[]
  readonly nameServerStatus: NameServerStatus | null
  readonly stageSince: Time
  readonly dueAt?: Time
}
