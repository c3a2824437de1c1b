import { PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDo } from '../../bridge.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { showDone } from '../../show.ts'
import { showNewCode } from '../../stores/new-code.ts'
import { againProblem, newPassphraseProblem } from './passphrase-rules.ts'
import classes from './Settings.module.css'

export type ProtectBy = 'passphrase' | 'keychain'

type Props = {
  readonly by: ProtectBy
  /** A passphrase guards the secrets now. */
  readonly asksCurrent: boolean
  /** There is a recovery code, which is for the present key. */
  readonly voidsCode: boolean
  readonly onClose: () => void
}

/** Another guard, and another data key with it. The present passphrase shows that it is staff who ask. */
export function ProtectForm({ by, asksCurrent, voidsCode, onClose }: Props) {
  const isNew = by === 'passphrase'
  const protect = useDo('vault.protect', {
    isQuiet: true,
    gcTime: 0,
    // not on the call alone: the window may be locked before the answer
    onSuccess(answer) {
      if (answer !== null) showNewCode({ code: answer.recoveryCode, isAnother: true })
    },
  })
  const form = useForm({
    initialValues: { current: '', passphrase: '', again: '' },
    validate: {
      current: value => (asksCurrent && value === '' ? 'Enter the present passphrase.' : null),
      passphrase: value => (isNew ? newPassphraseProblem(value) : null),
      again: (value, values) => (isNew ? againProblem(value, values) : null),
    },
  })
  const submit = form.onSubmit(({ current, passphrase }) =>
    protect.mutate(
      { ...(isNew ? { by: 'passphrase', passphrase } : { by: 'keychain' }), current },
      {
        onSuccess: () => {
          showDone(isNew ? 'Passphrase set' : 'The keychain guards the secrets')
          onClose()
        },
        onError: ({ failure }) => form.setErrors(failure.fields ?? {}),
      },
    ),
  )
  return (
    <DialogForm
      label={
        isNew ? (asksCurrent ? 'Change passphrase' : 'Set passphrase') : 'Use the keychain'
      }
      failure={protect.error?.failure}
      isBusy={protect.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className={classes.help}>
        {isNew
          ? 'It is asked for after each start and each change to live, and without a recovery code nobody can replace it. Older backups still need what guarded them in their time.'
          : 'Nothing is asked for after a start. Older backups still need what guarded them in their time.'}
        {voidsCode && ' The recovery code is void then, and a new one is shown.'}
      </p>
      {asksCurrent && (
        <PasswordInput
          {...form.getInputProps('current')}
          label="Present passphrase"
          autoComplete="off"
          data-autofocus
        />
      )}
      {isNew && (
        <>
          <PasswordInput
            {...form.getInputProps('passphrase')}
            label="New passphrase"
            autoComplete="off"
            data-autofocus={!asksCurrent || undefined}
          />
          <PasswordInput
            {...form.getInputProps('again')}
            label="New passphrase, once more"
            autoComplete="off"
          />
        </>
      )}
    </DialogForm>
  )
}
