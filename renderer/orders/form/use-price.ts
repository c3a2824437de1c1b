import { useDebouncedValue } from '@mantine/hooks'
import type { DomainReading } from '../../../shared/domains/domain-names.ts'
import { mailboxCount, type OwnPrefixes } from '../../../shared/orders/prefixes.ts'
import type { OrderFormValues } from '../../../shared/orders/typed-form.ts'
import type { CouponRow, PlanRow } from '../../../shared/plans/plan.ts'
import { priceOrder } from '../../../shared/plans/price.ts'
import { useCall } from '../../app/bridge.ts'
import { type CouponState, couponState } from '../../plans/coupon-values.ts'
import { useNow } from '../../ui/now.ts'

/** `searching` until typing pauses and the answer is there; `none` without a code. */
export type CouponFinding =
  | { readonly state: 'none' | 'searching' | 'unknown' }
  | { readonly state: CouponState; readonly coupon: CouponRow }

export type Price = {
  readonly coupon: CouponFinding
  readonly currency: string
  /** What the main process would compute; undefined until there is a plan and a mailbox. */
  readonly computed: number | undefined
  /** The amount that staff entered, which wins. */
  readonly entered: number | undefined
}

/** The price of the order as the form is filled in. */
export function usePrice(
  values: OrderFormValues,
  reading: DomainReading,
  plan: PlanRow | undefined,
  own: OwnPrefixes,
): Price {
  const coupon = useCoupon(values.couponCode)
  const count = mailboxCount(values, reading, own)
  const discount = coupon.state === 'active' ? coupon.coupon : null
  return {
    coupon,
    currency: values.currency.trim().toUpperCase() || (plan?.currency ?? ''),
    computed: plan === undefined || count === 0 ? undefined : priceOrder(plan, count, discount),
    entered: typeof values.amount === 'number' ? values.amount : undefined,
  }
}

function useCoupon(typed: string): CouponFinding {
  const code = typed.trim().toUpperCase()
  const [search] = useDebouncedValue(code, 250)
  const now = useNow(60)
  const { data } = useCall(
    'coupons.list',
    { search, page: 1, pageSize: 100 },
    { enabled: search !== '' },
  )
  if (code === '') return { state: 'none' }
  if (search !== code || data === undefined) return { state: 'searching' }
  const coupon = data.rows.find(one => one.code === code)
  return coupon === undefined
    ? { state: 'unknown' }
    : { state: couponState(coupon, now), coupon }
}
