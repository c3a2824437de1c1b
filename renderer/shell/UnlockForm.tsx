import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../app/bridge.ts'
import { showDone } from '../ui/show.ts'

/** The passphrase, asked for where staff notice that it is needed. */
export function UnlockForm() {
  const unlock = useDo('vault.unlock', { isQuiet: true })
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useState<string>()
  const open = () =>
    unlock.mutate(
      { passphrase },
      {
        onSuccess: () => showDone('Secrets are open'),
        onError: ({ failure }) => setError(failure.fields?.['passphrase'] ?? failure.message),
      },
    )
  return (
    <form
      className="flex at-start firm gap-8"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (passphrase === '') setError('Enter the passphrase.')
        else open()
      }}
    >
      <PasswordInput
        style={{ width: 240 }}
        size="xs"
        aria-label="Passphrase"
        placeholder="Passphrase"
        autoComplete="off"
        value={passphrase}
        error={error}
        onChange={event => {
          setPassphrase(event.currentTarget.value)
          setError(undefined)
        }}
      />
      <Button type="submit" size="xs" loading={unlock.isPending}>
        Open secrets
      </Button>
    </form>
  )
}
