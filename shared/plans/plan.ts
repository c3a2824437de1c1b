import type { Time } from '../border/paging.ts'
import type { CouponKind, ProviderType } from '../orders/order.ts'

/** A year. */
export const maxPromiseHours = 8760

export type PlanRow = {
  readonly id: number
  readonly name: string
  readonly providerType: ProviderType
  readonly price: number
  readonly currency: string
  readonly isActive: boolean
  readonly minInboxes?: number
  readonly maxInboxes?: number
  /** Within so many hours an order is promised, from its first submission; absent: no promise. */
  readonly promiseHours?: number
}

export type CouponRow = {
  readonly id: number
  readonly code: string
  readonly kind: CouponKind
  /** Percent from 0 to 100, or an amount in major units. */
  readonly value: number
  readonly isActive: boolean
  readonly validUntil?: Time
}
