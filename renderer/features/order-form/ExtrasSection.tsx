import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { moneyText } from '../../../shared/locale.ts'
import { localTime } from '../../../shared/orders/sent-form.ts'
import { NumberField } from '../../components/NumberField.tsx'
import { couponWords } from './coupon-words.ts'
import { Fold } from './Fold.tsx'
import classes from './Section.module.css'
import type { OrderFormState } from './use-order-form.ts'
import { emptyForm } from './values.ts'

const extras = [
  'forwardingUrl',
  'profilePictureLink',
  'emailPersonaPictureLink',
  'masterInboxEmail',
  'masterInboxConfirmation',
  'additionalInfo',
  'couponCode',
  'amount',
  'currency',
  'paidAt',
  'billingStatus',
] as const

/** Folded until one of them is filled or needs correction. All are optional. */
export function ExtrasSection({ state }: { readonly state: OrderFormState }) {
  const { field, form, order, plan, price, values } = state
  const isFilled = extras.some(key => {
    const initial = form.getInitialValues()[key]
    // every stored order is billed as pending until told otherwise, in the plan's currency
    return initial !== emptyForm[key] && initial !== 'pending' && key !== 'currency'
  })
  const [isOpened, setOpened] = useState(order !== undefined && isFilled)
  const isWrong = extras.some(key => form.errors[key] !== undefined)
  return (
    <div className={classes.section}>
      <Fold
        title="Extras"
        hint="Forwarding, pictures, master inbox, notes, billing"
        isOpen={isOpened || isWrong}
        onToggle={() => setOpened(!isOpened)}
      >
        <div className={classes.two}>
          <TextInput
            {...field('forwardingUrl')}
            label="Forwarding address"
            placeholder="https://"
          />
          <TextInput
            {...field('couponCode', couponWords(price.coupon) || undefined)}
            label="Coupon code"
            spellCheck={false}
            autoComplete="off"
          />
          <TextInput
            {...field('profilePictureLink')}
            label="Profile picture link"
            placeholder="https://"
          />
          <TextInput
            {...field('emailPersonaPictureLink')}
            label="Persona picture link"
            placeholder="https://"
          />
          <TextInput
            {...field('masterInboxEmail')}
            label="Master inbox e-mail"
            type="email"
            autoComplete="off"
          />
          <Checkbox
            {...field('masterInboxConfirmation', undefined, 'checkbox')}
            label="The customer confirmed the master inbox"
            mt={30}
          />
        </div>
        <Textarea {...field('additionalInfo')} label="Notes" autosize minRows={2} maxRows={8} />
        <div className={classes.two}>
          <NumberField
            {...field('amount', 'Leave empty for the computed amount.')}
            label="Amount"
            placeholder={price.computed === undefined ? '' : moneyText(price.computed, '')}
          />
          <TextInput
            {...field('currency')}
            label="Currency"
            placeholder={plan?.currency ?? 'USD'}
          />
          <TextInput
            {...field('paidAt')}
            value={localTime(values.paidAt)}
            label="Paid at"
            type="datetime-local"
          />
          <TextInput {...field('billingStatus')} label="Billing status" placeholder="paid" />
        </div>
      </Fold>
    </div>
  )
}
