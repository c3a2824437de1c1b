import type { CouponRecord } from '../../db/queries/coupons.ts'
import type { PlanRecord } from '../../db/queries/customers.ts'

/** Whether a coupon counts at this time. */
export function isCouponValid(
  coupon: CouponRecord | null,
  now: number,
): coupon is CouponRecord {
  return coupon?.isActive === true && (coupon.validUntil === null || coupon.validUntil >= now)
}

/** What an order costs in major units: price × mailboxes, less the coupon, never below zero. */
export function priceOrder(
  plan: Pick<PlanRecord, 'price'>,
  mailboxCount: number,
  coupon: Pick<CouponRecord, 'kind' | 'value'> | null,
): number {
  const full = plan.price * mailboxCount
  const off =
    coupon === null ? 0 : coupon.kind === 'percent' ? (full * coupon.value) / 100 : coupon.value
  return Math.round(Math.max(0, full - off) * 100) / 100
}
