import type { CouponKind } from '../orders/order.ts'
import { fixedText } from '../text/locale.ts'

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

/** Why a value is no amount of money or percentage; undefined: it is one, or empty. */
export function amountProblem(value: number | string): string | undefined {
  const isAmount =
    value === '' ||
    (typeof value === 'number' && Math.abs(Math.round(value * 100) - value * 100) < 1e-6)
  return isAmount
    ? undefined
    : `Enter a number with at most two decimals, such as ${fixedText(3.5, 2)}.`
}
