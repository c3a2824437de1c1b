import { useForm } from '@mantine/form'
import { useDo } from '../app/bridge.ts'
import { noProof, type Proof, ProofFields } from '../lock/Proof.tsx'
import classes from '../ui/Block.module.css'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { focusError, showErrors } from '../ui/form/focus-error.ts'
import { showDone } from '../ui/show.ts'
import { NewPassphrase } from './NewPassphrase.tsx'
import { againProblem, newPassphraseProblem } from './passphrase-rules.ts'
import { showNewCode } from './recovery/new-code.ts'

export type ProtectBy = 'passphrase' | 'keychain'

type Props = {
  readonly by: ProtectBy
  readonly proof: Proof
  /** There is a recovery code, which the new data key makes void. */
  readonly voidsCode: boolean
  readonly onClose: () => void
}

/** Chooses another guard, which makes another data key. */
export function ProtectForm({ by, proof, voidsCode, onClose }: Props) {
  const isNew = by === 'passphrase'
  const protect = useDo('vault.protect', {
    isQuiet: true,
    gcTime: 0,
    // in the options of the hook: the window may be locked, and the form gone, before the answer
    onSuccess(answer) {
      if (answer !== null) showNewCode({ code: answer.recoveryCode, isAnother: true })
    },
  })
  const form = useForm({
    initialValues: { ...noProof, passphrase: '', again: '' },
    validate: {
      ...proof.validate,
      passphrase: value => (isNew ? newPassphraseProblem(value) : null),
      again: (value, values) => (isNew ? againProblem(value, values) : null),
    },
  })
  const submit = form.onSubmit(
    ({ passphrase, ...values }) =>
      protect.mutate(
        {
          ...(isNew ? { by: 'passphrase', passphrase } : { by: 'keychain' }),
          ...proof.argsOf(values),
        },
        {
          onSuccess: () => {
            showDone(isNew ? 'Passphrase set' : 'The keychain guards the secrets')
            onClose()
          },
          onError: ({ failure }) => showErrors(form, proof.errorsOf(failure.fields)),
        },
      ),
    errors => focusError(form, errors),
  )
  return (
    <DialogForm
      label={
        isNew
          ? proof.asksCurrent
            ? 'Change passphrase'
            : 'Set passphrase'
          : 'Use the keychain'
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
      <ProofFields proof={proof} fieldOf={form.getInputProps} />
      {isNew && (
        <NewPassphrase
          fieldOf={form.getInputProps}
          isFirst={!proof.asksCurrent && proof.lockLabel === null}
        />
      )}
    </DialogForm>
  )
}
