import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { calls } from '../../shared/border/calls.ts'
import type { CustomerRow } from '../../shared/customers/customer.ts'
import { issues } from '../../shared/problems.ts'
import { isolated } from '../../shared/text/isolated.ts'
import { useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { fieldProps } from '../ui/form/field-props.ts'
import { CustomerKeys } from './CustomerKeys.tsx'
import { DeleteCustomerForm } from './DeleteCustomerForm.tsx'

type FormProps = {
  /** The customer to edit; absent for a new one. */
  readonly customer?: CustomerRow | undefined
  readonly onClose: () => void
  readonly onSaved?: (id: number) => void
}

/** Creates or edits a customer in a dialog. */
export function CustomerDialog({ isOpen, ...form }: FormProps & { readonly isOpen: boolean }) {
  const { customer } = form
  const [isDeleting, setDeleting] = useState(false)
  const close = () => {
    setDeleting(false)
    form.onClose()
  }
  return (
    <Modal opened={isOpen} onClose={close} title={titleOf(customer, isDeleting)} size={460}>
      {isDeleting && customer !== undefined ? (
        <DeleteCustomerForm
          id={customer.id}
          onClose={() => setDeleting(false)}
          onDeleted={close}
        />
      ) : (
        <CustomerForm {...form} onClose={close} onDelete={() => setDeleting(true)} />
      )}
    </Modal>
  )
}

function titleOf(customer: CustomerRow | undefined, isDeleting: boolean): string {
  if (customer === undefined) return 'New customer'
  return isDeleting ? `Delete ${isolated(customer.name)}` : 'Edit customer'
}

type EditProps = FormProps & { readonly onDelete: () => void }

function CustomerForm({ customer, onClose, onSaved, onDelete }: EditProps) {
  const save = useDo('customers.save', { isQuiet: true })
  const form = useForm({
    initialValues: { name: customer?.name ?? '', email: customer?.email ?? '' },
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
      {customer !== undefined && (
        <>
          <CustomerKeys id={customer.id} />
          <Button
            variant="subtle"
            size="compact-sm"
            color="gray"
            c="var(--bw-failed)"
            style={{ alignSelf: 'flex-start', marginLeft: -8 }}
            onClick={onDelete}
          >
            Delete customer…
          </Button>
        </>
      )}
    </DialogForm>
  )
}

type Values = { readonly name: string; readonly email: string }

function trimmed(values: Values): Values {
  return { name: values.name.trim(), email: values.email.trim() }
}
