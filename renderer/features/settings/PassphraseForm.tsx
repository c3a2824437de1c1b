import { Button, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { shortestPassphrase } from '../../../shared/vault.ts'
import { useDo } from '../../bridge.ts'
import { showDone } from '../../show.ts'
import classes from './Settings.module.css'

/** Opens the secrets; the first time it sets the passphrase and asks for it twice. */
export function PassphraseForm({ isFirst }: { readonly isFirst: boolean }) {
  const unlock = useDo('vault.unlock', { isQuiet: true })
  const form = useForm({
    initialValues: { passphrase: '', again: '' },
    validate: {
      passphrase: value =>
        isFirst && value.length < shortestPassphrase
          ? `Enter at least ${shortestPassphrase} characters.`
          : value === ''
            ? 'Enter the passphrase.'
            : null,
      again: (value, values) =>
        isFirst && values.passphrase.length >= shortestPassphrase && value !== values.passphrase
          ? 'The two are not the same.'
          : null,
    },
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
  const help = 'Nobody can recover it. Without it the stored keys have to be entered again.'
  return (
    <form className={classes.fields} noValidate onSubmit={submit}>
      <div className={classes.two}>
        <PasswordInput
          {...form.getInputProps('passphrase')}
          label="Passphrase"
          description={isFirst && form.errors['passphrase'] === undefined ? help : undefined}
          autoComplete="off"
        />
        {isFirst && (
          <PasswordInput
            {...form.getInputProps('again')}
            label="Passphrase, once more"
            autoComplete="off"
          />
        )}
      </div>
      <div>
        <Button type="submit" loading={unlock.isPending}>
          {isFirst ? 'Set passphrase' : 'Open secrets'}
        </Button>
      </div>
    </form>
  )
}
