import { assertNever } from '../../../shared/border/result.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { discountWords } from '../../plans/coupon-values.ts'
import { clockTime } from '../../words/times.ts'
import type { CouponFinding } from './use-price.ts'

/** What the coupon does to the amount; empty while there is nothing to say. */
export function couponWords(finding: CouponFinding): string {
  switch (finding.state) {
    case 'none':
    case 'searching':
      return ''
    case 'unknown':
      return 'No coupon has this code. It is kept as text, without a discount.'
    case 'expired':
      return `${isolated(finding.coupon.code)} ended ${clockTime(finding.coupon.validUntil ?? '')}. It is kept as text, without a discount.`
    case 'inactive':
      return `${isolated(finding.coupon.code)} is not active. It is kept as text, without a discount.`
    case 'active':
      return `Takes ${discountWords(finding.coupon)} off the computed amount.`
    default:
      return assertNever(finding)
  }
}

/** A code that staff typed and that takes nothing off. */
export function isWithoutDiscount({ state }: CouponFinding): boolean {
  return state === 'unknown' || state === 'expired' || state === 'inactive'
}
