import { Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { calls } from '../../shared/border/calls.ts'
import type { CustomerRow } from '../../shared/customers/customer.ts'
import { issues } from '../../shared/problems.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { fieldProps } from '../ui/form/field-props.ts'
import { DeleteCustomerForm } from './DeleteCustomerForm.tsx'

type FormProps = {
  /** The customer to edit; absent for a new one. */
  readonly customer?: Pick<CustomerRow, 'id' | 'name' | 'email'> | undefined
  /** A name or an address that was typed elsewhere, for a new one. */
  readonly typed?: string
  readonly onClose: () => void
  readonly onSaved?: (id: number) => void
}
type Props = FormProps & {
  readonly isOpen: boolean
  /** It opens where the customer is deleted. */
  readonly isDeleting?: boolean
  readonly onDeleted?: () => void
}

/** Creates or edits a customer in a dialog. */
export function CustomerDialog({ isOpen, isDeleting = false, onDeleted, ...form }: Props) {
  const { customer, onClose } = form
  return (
    <Modal opened={isOpen} onClose={onClose} title={titleOf(customer, isDeleting)} size={460}>
      {isDeleting && customer !== undefined ? (
        <DeleteCustomerForm
          id={customer.id}
          onClose={onClose}
          onDeleted={() => {
            onClose()
            onDeleted?.()
          }}
        />
      ) : (
        <CustomerForm {...form} />
      )}
    </Modal>
  )
}

function titleOf(customer: FormProps['customer'], isDeleting: boolean): string {
  if (customer === undefined) return 'New customer'
  return isDeleting ? `Delete ${isolated(customer.name)}` : 'Edit customer'
}

function CustomerForm({ customer, typed = '', onClose, onSaved }: FormProps) {
  const save = useDo('customers.save', { isQuiet: true })
  const form = useForm({
    initialValues: customer === undefined ? asTyped(typed) : { ...customer },
    validateInputOnBlur: true,
    validate: values => issues(calls['customers.save'].args.safeParse(trimmed(values))),
  })
  return (
    <DialogForm
      label={customer === undefined ? 'Create customer' : 'Save changes'}
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(
          {
            ...trimmed(values),
            unlessTaken: true,
            ...(customer !== undefined && { id: customer.id }),
          },
          {
            onSuccess: ({ id }) => {
              onSaved?.(id)
              onClose()
            },
            onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
          },
        ),
      )}
    >
      <TextInput {...form.getInputProps('name')} label="Name" data-autofocus />
      <TextInput
        {...fieldProps(form, 'email', 'Letters about the order go to this address.')}
        label="E-mail address"
        type="email"
      />
    </DialogForm>
  )
}

/** What was typed is an address, or else the name. */
const asTyped = (typed: string): Values =>
  typed.includes('@') ? { name: '', email: typed } : { name: typed, email: '' }

type Values = { readonly name: string; readonly email: string }

function trimmed(values: Values): Values {
  return { name: values.name.trim(), email: values.email.trim() }
}
