import { UnstyledButton } from '@mantine/core'
import { isolated } from '../../../shared/text/isolated.ts'
import { moneyText } from '../../../shared/text/locale.ts'
import { discountWords } from '../../plans/coupon-values.ts'
import type { OrderFormState } from './use-order-form.ts'

/** What the order costs: computed, or as staff entered it. */
export function PriceLine({ state }: { readonly state: OrderFormState }) {
  const { plan, price, form } = state
  if (plan === undefined) return null
  const { computed, entered, currency, coupon } = price
  const amount = entered ?? computed
  const isOther = entered !== undefined && computed !== undefined && entered !== computed
  return (
    <>
      <p className="quiet tabular breaks mt-2">
        {`${isolated(plan.name)}, ${moneyText(plan.price, plan.currency)} per mailbox`}
      </p>
      {amount !== undefined && (
        <p className="heading tabular mt-8">
          {moneyText(amount, currency)}
          {entered === undefined && coupon.state === 'active' && (
            <span className="quiet fz-13 fw-400" style={{ marginLeft: 6 }}>
              {`with ${discountWords(coupon.coupon)} off by ${isolated(coupon.coupon.code)}`}
            </span>
          )}
          {isOther && (
            <span className="quiet fz-13 fw-400" style={{ marginLeft: 6 }}>
              entered
            </span>
          )}
        </p>
      )}
      {isOther && (
        <p className="quiet tabular breaks mt-2">
          {`Computed it would be ${moneyText(computed, currency)}. `}
          <UnstyledButton
            className="link fz-12 underlines mt-4"
            onClick={() => form.setFieldValue('amount', '')}
          >
            Use it
          </UnstyledButton>
        </p>
      )}
    </>
  )
}
