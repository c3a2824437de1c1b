import type { CouponKind } from './order.ts'

type Discount = { readonly kind: CouponKind; readonly value: number }

/** What an order costs in major units: price × mailboxes, less the coupon, never below zero. */
export function priceOrder(
  plan: { readonly price: number },
  mailboxCount: number,
  coupon: Discount | null,
): number {
  const full = plan.price * mailboxCount
  const off =
    coupon === null ? 0 : coupon.kind === 'percent' ? (full * coupon.value) / 100 : coupon.value
  return Math.round(Math.max(0, full - off) * 100) / 100
}
