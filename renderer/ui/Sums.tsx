import { clsx } from 'clsx'
import type { MonthSum } from '../../shared/customers/customer.ts'
import { moneyText } from '../../shared/text/locale.ts'

type Props = {
  readonly sums: readonly MonthSum[]
  readonly of: 'amount' | 'paid' | 'open'
}

/** A line for each currency: what is owed in two is not added up. */
export function Sums({ sums, of }: Props) {
  if (sums.length === 0) return <span className="quiet">–</span>
  return sums.map(sum => {
    const value = of === 'open' ? openOf(sum) : sum[of]
    return (
      <div key={sum.currency} className={clsx(value === 0 && 'quiet')}>
        {moneyText(value, sum.currency)}
      </div>
    )
  })
}

/** What is not paid, without the fractions that binary numbers leave. */
const openOf = ({ amount, paid }: MonthSum): number => Math.round((amount - paid) * 1000) / 1000
