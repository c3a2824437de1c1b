import { NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type CallArgs, callSchemas } from '../../../shared/calls.ts'
import { type ProviderType, privateSmtp, providerTypes } from '../../../shared/order.ts'
import { useDo } from '../../bridge.ts'
import { issues } from '../order-form/issues.ts'
import classes from './PlanDialog.module.css'
import { SaveDialog } from './SaveDialog.tsx'

type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaved: (id: number) => void
}

type Values = {
  readonly name: string
  readonly providerType: ProviderType
  readonly price: number | string
  readonly currency: string
  readonly minInboxes: number | string
  readonly maxInboxes: number | string
}

const empty: Values = {
  name: '',
  providerType: privateSmtp,
  price: '',
  currency: 'USD',
  minInboxes: '',
  maxInboxes: '',
}

/** A new active plan, without leaving the order. */
export function PlanDialog({ isOpen, onClose, onSaved }: Props) {
  const save = useDo('plans.save', { isQuiet: true })
  const form = useForm<Values>({
    initialValues: empty,
    validateInputOnBlur: true,
    validate: values => ({
      ...issues(callSchemas['plans.save'].safeParse(planArgs(values))),
      ...(values.price === '' && { price: 'Enter a price; 0 is allowed.' }),
    }),
  })
  return (
    <SaveDialog
      isOpen={isOpen}
      title="New plan"
      label="Create plan"
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(planArgs(values), {
          onSuccess: ({ id }) => {
            onSaved(id)
            form.reset()
            onClose()
          },
          onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
        }),
      )}
    >
      <TextInput {...form.getInputProps('name')} label="Name" data-autofocus />
      <Select
        {...form.getInputProps('providerType')}
        label="Type"
        description={
          form.values.providerType === privateSmtp
            ? 'Orders of this plan start by themselves.'
            : 'Orders of this plan are worked by hand.'
        }
        data={[...providerTypes]}
        allowDeselect={false}
      />
      <div className={classes.pair}>
        <NumberInput
          {...form.getInputProps('price')}
          label="Price"
          hideControls
          min={0}
          decimalScale={2}
        />
        <TextInput {...form.getInputProps('currency')} label="Currency" maxLength={3} />
      </div>
      <div className={classes.pair}>
        <NumberInput
          {...form.getInputProps('minInboxes')}
          label="Fewest mailboxes (optional)"
          hideControls
          allowDecimal={false}
        />
        <NumberInput
          {...form.getInputProps('maxInboxes')}
          label="Most mailboxes (optional)"
          hideControls
          allowDecimal={false}
        />
      </div>
    </SaveDialog>
  )
}

function planArgs(values: Values): CallArgs<'plans.save'> {
  const currency = values.currency.trim()
  const { minInboxes, maxInboxes } = values
  return {
    name: values.name.trim(),
    providerType: values.providerType,
    price: typeof values.price === 'number' ? values.price : 0,
    isActive: true,
    ...(currency !== '' && { currency }),
    ...(typeof minInboxes === 'number' && { minInboxes }),
    ...(typeof maxInboxes === 'number' && { maxInboxes }),
  }
}
