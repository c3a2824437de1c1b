import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { RecoveryGuard } from '../../../shared/vault/vault.ts'
import { useDo } from '../../app/bridge.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { fieldProps } from '../../ui/form/field-props.ts'
import { showDone } from '../../ui/show.ts'
import { NewPassphrase } from '../NewPassphrase.tsx'
import { againProblem, newPassphraseProblem } from '../passphrase-rules.ts'
import classes from './Recovery.module.css'

/** What becomes of the secrets once the code has opened them. */
const guardWords: Record<RecoveryGuard, string> = {
  keychain: 'From then on the keychain of this computer guards the secrets.',
  passphrase:
    'No keychain takes them here, so a new passphrase guards the secrets from then on.',
  'key-file': 'The key file of this computer is written anew.',
}

type Props = { readonly guard: RecoveryGuard; readonly onClose: () => void }

export function RecoverForm({ guard, onClose }: Props) {
  // a keychain that exists may still refuse
  const [asksPassphrase, setAsksPassphrase] = useState(guard === 'passphrase')
  const recover = useDo('vault.recover', { isQuiet: true, gcTime: 0 })
  const form = useForm({
    initialValues: { code: '', passphrase: '', again: '' },
    validate: {
      code: value => (value.trim() === '' ? 'Enter the recovery code.' : null),
      passphrase: value => (asksPassphrase ? newPassphraseProblem(value) : null),
      again: (value, values) => (asksPassphrase ? againProblem(value, values) : null),
    },
  })
  const submit = form.onSubmit(({ code, passphrase }) =>
    recover.mutate(
      { code, ...(asksPassphrase ? { passphrase } : {}) },
      {
        onSuccess: () => {
          showDone('Secrets are open')
          onClose()
        },
        onError: ({ failure }) => {
          if (failure.fields?.['passphrase'] !== undefined) setAsksPassphrase(true)
          form.setErrors(failure.fields ?? {})
        },
      },
    ),
  )
  return (
    <DialogForm
      label="Open secrets"
      failure={recover.error?.failure}
      isBusy={recover.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput
        {...fieldProps(
          form,
          'code',
          'Six groups of five letters and digits. Dashes and capitals do not matter.',
        )}
        className={classes.field}
        label="Recovery code"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      <p>{guardWords[asksPassphrase ? 'passphrase' : guard]} The code stays valid.</p>
      {asksPassphrase && <NewPassphrase fieldOf={form.getInputProps} />}
    </DialogForm>
  )
}
