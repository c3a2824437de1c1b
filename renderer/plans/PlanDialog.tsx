import { Modal, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { privateSmtp, providerTypes } from '../../shared/orders/order.ts'
import type { PlanRow } from '../../shared/plans/plan.ts'
import { fixedText } from '../../shared/text/locale.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { fieldProps } from '../ui/form/field-props.ts'
import { NumberField } from '../ui/form/NumberField.tsx'
import classes from './Plans.module.css'
import { type PlanValues, planArgs, planProblems, planValues } from './plan-values.ts'

type FormProps = {
  /** The plan to edit; absent for a new one. */
  readonly plan?: PlanRow | undefined
  readonly onClose: () => void
  readonly onSaved?: (id: number) => void
}

/** Creates or edits a plan in a dialog. */
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
    validate: values => planProblems(values, plan?.id),
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
        <NumberField
          {...form.getInputProps('price')}
          label="Price per mailbox"
          placeholder={fixedText(3, 2)}
        />
        <TextInput {...form.getInputProps('currency')} label="Currency" />
      </div>
      <div className={classes.pair}>
        <NumberField
          {...form.getInputProps('minInboxes')}
          label="Fewest mailboxes (optional)"
        />
        <NumberField {...form.getInputProps('maxInboxes')} label="Most mailboxes (optional)" />
      </div>
      <NumberField
        {...fieldProps(
          form,
          'promiseHours',
          'An order is due so long after it was first submitted. A change counts for later orders.',
        )}
        label="Promised within (optional)"
        placeholder="48"
        unit="hours"
      />
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
