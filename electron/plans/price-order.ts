import type { CouponRecord } from '../../db/plans/coupons.ts'

/** Whether a coupon counts at this time. */
export function isCouponValid(
  coupon: CouponRecord | null,
  now: number,
): coupon is CouponRecord {
  return coupon?.isActive === true && (coupon.validUntil === null || coupon.validUntil >= now)
}
