import { UnstyledButton } from '@mantine/core'
import { isolated } from '../../../shared/isolated.ts'
import { moneyText } from '../../../shared/locale.ts'
import { discountWords } from '../plans/coupon-values.ts'
import classes from './Summary.module.css'
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
      <p className={classes.line}>
        {`${isolated(plan.name)}, ${moneyText(plan.price, plan.currency)} per mailbox`}
      </p>
      {amount !== undefined && (
        <p className={classes.price}>
          {moneyText(amount, currency)}
          {entered === undefined && coupon.state === 'active' && (
            <span className={classes.aside}>
              {`with ${discountWords(coupon.coupon)} off by ${isolated(coupon.coupon.code)}`}
            </span>
          )}
          {isOther && <span className={classes.aside}>entered</span>}
        </p>
      )}
      {isOther && (
        <p className={classes.line}>
          {`Computed it would be ${moneyText(computed, currency)}. `}
          <UnstyledButton
            className={classes.more}
            onClick={() => form.setFieldValue('amount', '')}
          >
            Use it
          </UnstyledButton>
        </p>
      )}
    </>
  )
}
