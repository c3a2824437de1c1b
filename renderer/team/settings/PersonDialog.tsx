import { Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { calls } from '../../../shared/border/calls.ts'
import { issues } from '../../../shared/problems.ts'
import { type Role, roles, type StaffRow } from '../../../shared/team/team.ts'
import { isolated } from '../../../shared/text/isolated.ts'
import { useDo } from '../../app/bridge.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { showDone } from '../../ui/show.ts'
import { roleMeaning, roleWords } from '../team-words.ts'

type Props = {
  /** null: somebody new is invited. */
  readonly person: StaffRow | null
  readonly onInvited: (invitation: string) => void
  readonly onClose: () => void
}

/** Invites somebody, or changes a name and what the person may do. */
export function PersonDialog({ person, onInvited, onClose }: Props) {
  const setErrors = ({ failure }: { readonly failure: { readonly fields?: object } }) =>
    form.setErrors({ ...failure.fields })
  const invite = useDo('staff.invite', {
    isQuiet: true,
    onSuccess: ({ invitation }) => {
      onClose()
      onInvited(invitation)
    },
    onError: setErrors,
  })
  const save = useDo('staff.save', {
    isQuiet: true,
    onSuccess: () => {
      showDone('Saved; it counts from now on')
      onClose()
    },
    onError: setErrors,
  })
  const form = useForm<{ name: string; role: Role; maySeePasswords: boolean }>({
    initialValues: {
      name: person?.name ?? '',
      role: person?.role ?? 'staff',
      maySeePasswords: person?.maySeePasswords ?? false,
    },
    validate: values => issues(calls['staff.invite'].args.safeParse(values)),
  })
  const { role } = form.values
  return (
    <Modal
      opened
      onClose={onClose}
      title={person === null ? 'Invite somebody' : `Change ${isolated(person.name)}`}
      size={480}
    >
      <DialogForm
        label={person === null ? 'Make the invitation' : 'Save'}
        failure={invite.error?.failure ?? save.error?.failure}
        isBusy={invite.isPending || save.isPending}
        onClose={onClose}
        onSubmit={form.onSubmit(values =>
          person === null ? invite.mutate(values) : save.mutate({ id: person.id, ...values }),
        )}
      >
        <TextInput
          {...fieldProps(form, 'name', 'Stands beside everything that the person does.')}
          label="Name"
          data-autofocus
        />
        <div>
          <SegmentedControl
            aria-label="Role"
            data={roles.map(value => ({ value, label: roleWords[value] }))}
            value={role}
            onChange={value => {
              const wanted = roles.find(one => one === value)
              if (wanted !== undefined) form.setFieldValue('role', wanted)
            }}
          />
          <p className="small quiet mt-2">{roleMeaning[role]}</p>
        </div>
        <Checkbox
          {...form.getInputProps('maySeePasswords', { type: 'checkbox' })}
          label="May see passwords and export them"
        />
      </DialogForm>
    </Modal>
  )
}
