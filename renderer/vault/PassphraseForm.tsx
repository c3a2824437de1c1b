import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDo } from '../app/bridge.ts'
import classes from '../ui/Block.module.css'
import { fieldProps } from '../ui/form/field-props.ts'
import { showDone } from '../ui/show.ts'
import { againProblem, newPassphraseProblem } from './passphrase-rules.ts'

/** Sets the first passphrase, which is asked for twice. */
export function PassphraseForm() {
  const unlock = useDo('vault.unlock', { isQuiet: true })
  const form = useForm({
    initialValues: { passphrase: '', again: '' },
    validate: { passphrase: newPassphraseProblem, again: againProblem },
  })
  const submit = form.onSubmit(({ passphrase }) =>
    unlock.mutate(
      { passphrase },
      {
        onSuccess: () => showDone('Secrets are open'),
        onError: ({ failure }) =>
          form.setErrors({ passphrase: failure.fields?.['passphrase'] ?? failure.message }),
      },
    ),
  )
  const help =
    'Make a recovery code below once it is set: it opens the stored keys should the passphrase be forgotten.'
  return (
    <form className={classes.fields} noValidate onSubmit={submit}>
      <div className={classes.two}>
        <PasswordInput
          {...fieldProps(form, 'passphrase', help)}
          label="Passphrase"
          autoComplete="off"
        />
        <PasswordInput
          {...form.getInputProps('again')}
          label="Passphrase, once more"
          autoComplete="off"
        />
      </div>
      <div>
        <Button type="submit" loading={unlock.isPending}>
          Set passphrase
        </Button>
      </div>
    </form>
  )
}
