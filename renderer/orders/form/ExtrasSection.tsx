import { useState } from 'react'
import { type ExtraKey, extraKeys, formFields } from '../../../shared/orders/form.ts'
import { emptyForm } from '../../../shared/orders/typed-form.ts'
import { moneyText } from '../../../shared/text/locale.ts'
import { couponWords } from './coupon-words.ts'
import { ExtraField } from './ExtraField.tsx'
import { Fold } from './Fold.tsx'
import classes from './Section.module.css'
import type { OrderFormState } from './use-order-form.ts'

const isLong = (key: ExtraKey) => formFields[key].input === 'paragraph'
const firstLong = extraKeys.findIndex(isLong)
const above = extraKeys.slice(0, firstLong)
const long = extraKeys.filter(isLong)
const below = extraKeys.slice(firstLong).filter(key => !isLong(key))

/** The optional fields, folded until one of them is filled or needs correction. */
export function ExtrasSection({ state }: { readonly state: OrderFormState }) {
  const { form, order, plan, price } = state
  const isFilled = extraKeys.some(key => {
    const initial = form.getInitialValues()[key]
    // every stored order is billed as pending until told otherwise, in the plan's currency
    return initial !== emptyForm[key] && initial !== 'pending' && key !== 'currency'
  })
  const [isOpened, setOpened] = useState(order !== undefined && isFilled)
  const isWrong = extraKeys.some(key => form.errors[key] !== undefined)
  const help: Readonly<Partial<Record<ExtraKey, string>>> = {
    couponCode: couponWords(price.coupon),
  }
  const placeholders: Readonly<Partial<Record<ExtraKey, string>>> = {
    amount: price.computed === undefined ? '' : moneyText(price.computed, ''),
    currency: plan?.currency ?? 'USD',
  }
  const extra = (key: ExtraKey) => (
    <ExtraField
      key={key}
      state={state}
      at={key}
      help={help[key] || undefined}
      placeholder={placeholders[key]}
    />
  )
  return (
    <div className={classes.section}>
      <Fold
        title="Extras"
        hint="Forwarding, pictures, master inbox, notes, billing"
        isOpen={isOpened || isWrong}
        onToggle={() => setOpened(!isOpened)}
      >
        <div className={classes.two}>{above.map(extra)}</div>
        {long.map(extra)}
        <div className={classes.two}>{below.map(extra)}</div>
      </Fold>
    </div>
  )
}
