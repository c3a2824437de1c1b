import { Modal, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { callSchemas } from '../../../shared/calls.ts'
import { privateSmtp, providerTypes } from '../../../shared/order.ts'
import type { PlanRow } from '../../../shared/plan.ts'
import { useDo } from '../../bridge.ts'
import { amountInput } from '../../components/amount-input.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { issues } from '../order-form/issues.ts'
import classes from './Plans.module.css'
import { type PlanValues, planArgs, planValues } from './plan-values.ts'

type FormProps = {
  /** Absent for a new one. */
  readonly plan?: PlanRow | undefined
  readonly onClose: () => void
  readonly onSaved?: (id: number) => void
}

/** A plan, without leaving the page. */
export function PlanDialog({ isOpen, ...form }: FormProps & { readonly isOpen: boolean }) {
  return (
    <Modal
      opened={isOpen}
      onClose={form.onClose}
      title={form.plan === undefined ? 'New plan' : 'Edit plan'}
      size={420}
    >
      <PlanForm {...form} />
    </Modal>
  )
}

function PlanForm({ plan, onClose, onSaved }: FormProps) {
  const save = useDo('plans.save', { isQuiet: true })
  const form = useForm<PlanValues>({
    initialValues: planValues(plan),
    validateInputOnBlur: true,
    validate: values => ({
      ...issues(callSchemas['plans.save'].safeParse(planArgs(values, plan?.id))),
      ...(values.price === '' && { price: 'Enter a price; 0 is allowed.' }),
    }),
  })
  const startsAlone = form.values.providerType === privateSmtp
  return (
    <DialogForm
      label={plan === undefined ? 'Create plan' : 'Save changes'}
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(planArgs(values, plan?.id), {
          onSuccess: ({ id }) => {
            onSaved?.(id)
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
          startsAlone
            ? 'Orders of this plan start by themselves.'
            : 'Orders of this plan are worked by hand.'
        }
        data={[...providerTypes]}
      />
      <div className={classes.pair}>
        <NumberInput
          {...form.getInputProps('price')}
          label="Price per mailbox"
          min={0}
          {...amountInput()}
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
      {plan !== undefined && (
        <Switch
          {...form.getInputProps('isActive', { type: 'checkbox' })}
          label="Active"
          description="An inactive plan takes no new orders; orders that exist go on."
        />
      )}
    </DialogForm>
  )
}
