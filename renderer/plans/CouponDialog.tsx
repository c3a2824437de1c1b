import { Input, Modal, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { couponKinds } from '../../shared/orders/order.ts'
import type { CouponRow } from '../../shared/plans/plan.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { fieldProps } from '../ui/form/field-props.ts'
import { NumberField } from '../ui/form/NumberField.tsx'
import {
  type CouponValues,
  couponArgs,
  couponKindWords,
  couponProblems,
  couponValues,
} from './coupon-values.ts'
import classes from './Plans.module.css'

type FormProps = {
  /** The coupon to edit; absent for a new one. */
  readonly coupon?: CouponRow | undefined
  readonly onClose: () => void
}

export function CouponDialog({ isOpen, ...form }: FormProps & { readonly isOpen: boolean }) {
  return (
    <Modal
      opened={isOpen}
      onClose={form.onClose}
      title={form.coupon === undefined ? 'New coupon' : 'Edit coupon'}
      size={420}
    >
      <CouponForm {...form} />
    </Modal>
  )
}

function CouponForm({ coupon, onClose }: FormProps) {
  const save = useDo('coupons.save', { isQuiet: true })
  const form = useForm<CouponValues>({
    initialValues: couponValues(coupon),
    validateInputOnBlur: true,
    validate: values => couponProblems(values, coupon),
  })
  const { kind } = form.values
  return (
    <DialogForm
      label={coupon === undefined ? 'Create coupon' : 'Save changes'}
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(couponArgs(values, coupon?.id), {
          onSuccess: onClose,
          onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
        }),
      )}
    >
      <TextInput
        {...form.getInputProps('code')}
        label="Code"
        placeholder="SPRING10"
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: 'mono' }}
        data-autofocus
      />
      <Input.Wrapper label="Discount" labelElement="div">
        <div>
          <SegmentedControl
            fullWidth
            aria-label="Kind of discount"
            data={couponKinds.map(value => ({ value, label: couponKindWords[value] }))}
            value={kind}
            onChange={value =>
              form.setFieldValue('kind', couponKinds.find(one => one === value) ?? 'percent')
            }
          />
        </div>
      </Input.Wrapper>
      <div className={classes.pair}>
        <NumberField
          {...fieldProps(form, 'value', kind === 'fixed' && 'In the currency of the order.')}
          label={kind === 'percent' ? 'Percent off' : 'Amount off the order'}
          {...(kind === 'percent' && { unit: '%' })}
        />
        <TextInput
          {...fieldProps(form, 'validUntil', 'To the end of that day.')}
          label="Valid until (optional)"
          type="date"
        />
      </div>
      {coupon !== undefined && (
        <Switch
          {...form.getInputProps('isActive', { type: 'checkbox' })}
          label="Active"
          description="Amounts that were computed with it stay as they are."
        />
      )}
    </DialogForm>
  )
}
