import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { callSchemas } from '../../../shared/calls.ts'
import { useDo } from '../../bridge.ts'
import { issues } from '../order-form/issues.ts'
import { SaveDialog } from './SaveDialog.tsx'

type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSaved: (id: number) => void
}

const empty = { name: '', email: '' }

/** A new customer, without leaving the order. */
export function CustomerDialog({ isOpen, onClose, onSaved }: Props) {
  const save = useDo('customers.save', { isQuiet: true })
  const form = useForm({
    initialValues: empty,
    validateInputOnBlur: true,
    validate: values => issues(callSchemas['customers.save'].safeParse(trimmed(values))),
  })
  return (
    <SaveDialog
      isOpen={isOpen}
      title="New customer"
      label="Create customer"
      failure={save.error?.failure}
      isBusy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(trimmed(values), {
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
      <TextInput
        {...form.getInputProps('email')}
        label="E-mail address"
        description={
          form.errors['email'] === undefined
            ? 'Letters about the order go to this address.'
            : undefined
        }
        type="email"
      />
    </SaveDialog>
  )
}

function trimmed(values: typeof empty): typeof empty {
  return { name: values.name.trim(), email: values.email.trim() }
}
