import type { Reader, Writer } from '../../db/core/database.ts'
import { type PlanRecord, planOfOrder } from '../../db/customers/customers.ts'
import { countExpected } from '../../db/orders/domain-prefixes.ts'
import { findForm } from '../../db/orders/order-form.ts'
import { findOrder, setAmount } from '../../db/orders/orders.ts'
import { findCoupon } from '../../db/plans/coupons.ts'
import { priceOrder } from '../../shared/plans/price.ts'
import { isCouponValid } from '../plans/price-order.ts'

/** What follows from plan, size and coupon, in major units. */
export function computedAmount(
  tx: Reader,
  plan: PlanRecord,
  mailboxCount: number,
  couponCode: string | null | undefined,
  now: number,
): number {
  const code = couponCode ?? ''
  const coupon = code === '' ? null : findCoupon(tx, code)
  return priceOrder(plan, mailboxCount, isCouponValid(coupon, now) ? coupon : null)
}

/** Lets an amount that was not entered follow the order's size. */
export function updateAmount(tx: Writer, orderId: number, now: number): void {
  const order = findOrder(tx, orderId)
  const plan = order === null ? null : planOfOrder(tx, order)
  if (order?.isAmountComputed !== true || plan === null) return
  const code = findForm(tx, orderId)?.couponCode
  const amount = computedAmount(tx, plan, countExpected(tx, orderId), code, now)
  if (amount !== order.amount) setAmount(tx, orderId, amount, now)
}
