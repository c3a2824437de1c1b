import dayjs from 'dayjs'
import { type CallArgs, calls } from '../../shared/border/calls.ts'
import { type CouponKind, couponKindNames } from '../../shared/orders/order.ts'
import type { CouponRow } from '../../shared/plans/plan.ts'
import { amountProblem } from '../../shared/plans/price.ts'
import { issues, told } from '../../shared/problems.ts'
import { moneyText, numberText } from '../../shared/text/locale.ts'

export const couponKindWords: Record<CouponKind, string> = couponKindNames

/** What the coupon dialog holds. */
export type CouponValues = {
  readonly code: string
  readonly kind: CouponKind
  readonly value: number | string
  readonly isActive: boolean
  /** A local day, `2026-12-31`. */
  readonly validUntil: string
}

export function couponValues(coupon: CouponRow | undefined): CouponValues {
  const until = coupon?.validUntil
  return {
    code: coupon?.code ?? '',
    kind: coupon?.kind ?? 'percent',
    value: coupon?.value ?? '',
    isActive: coupon?.isActive ?? true,
    validUntil: until === undefined ? '' : dayjs(until).format('YYYY-MM-DD'),
  }
}

export function couponArgs(
  values: CouponValues,
  id: number | undefined,
): CallArgs<'coupons.save'> {
  const { code, kind, value, isActive, validUntil } = values
  return {
    ...(id !== undefined && { id }),
    code: code.trim().toUpperCase(),
    kind,
    value: typeof value === 'number' ? value : 0,
    isActive,
    ...(validUntil !== '' && { validUntil: endOfDay(validUntil) }),
  }
}

/** One sentence per wrong field. A day that has passed is taken when it is the stored one. */
export function couponProblems(
  values: CouponValues,
  coupon: CouponRow | undefined,
): Readonly<Record<string, string>> {
  const { value, kind, validUntil } = values
  const isPast =
    validUntil !== couponValues(coupon).validUntil &&
    dayjs(validUntil).endOf('day').isBefore(dayjs())
  return {
    ...issues(calls['coupons.save'].args.safeParse(couponArgs(values, coupon?.id))),
    ...told({
      value: discountProblem(value, kind),
      validUntil: isPast ? 'This day has passed. Choose today or a later one.' : undefined,
    }),
  }
}

function discountProblem(value: number | string, kind: CouponKind): string | undefined {
  if (value === '') return 'Enter the discount.'
  return kind === 'percent' && typeof value === 'number' && value > 100
    ? 'A percentage is at most 100.'
    : amountProblem(value)
}

/** "10 %" or "5.00" */
export function discountWords(coupon: Pick<CouponRow, 'kind' | 'value'>): string {
  return coupon.kind === 'percent'
    ? `${numberText(coupon.value)} %`
    : moneyText(coupon.value, '')
}

/** Whether a coupon takes anything off, and if not, why. */
export type CouponState = 'active' | 'expired' | 'inactive'

export function couponState(coupon: CouponRow, now: number): CouponState {
  if (!coupon.isActive) return 'inactive'
  return coupon.validUntil !== undefined && Date.parse(coupon.validUntil) < now
    ? 'expired'
    : 'active'
}

function endOfDay(day: string): string {
  const end = dayjs(day).endOf('day')
  return end.isValid() ? end.toISOString() : day
}
