import { Button, Modal, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Answers } from '../../../shared/answers.ts'
import { useDo } from '../../bridge.ts'
import { DialogForm } from '../../components/DialogForm.tsx'
import { showNewCode } from '../../stores/new-code.ts'
import { minuteTime } from '../../times.ts'
import classes from './Recovery.module.css'

type Vault = Answers['vault.status']

/** Makes a code and shows it. Asks first where a passphrase or an older code stands before it. */
export function MakeCode({ vault }: { readonly vault: Vault }) {
  const [isAsking, setAsking] = useState(false)
  const isAnother = vault.recovery !== undefined
  const asks = isAnother || vault.backend === 'passphrase'
  const make = useDo('vault.makeRecoveryCode', {
    isQuiet: asks,
    gcTime: 0,
    // not on the call alone: the window may be locked before the answer
    onSuccess: ({ code }) => showNewCode({ code, isAnother }),
  })
  const run = (current: string, onError?: (message: string) => void) =>
    make.mutate(current === '' ? {} : { current }, {
      onSuccess() {
        setAsking(false)
        // the window keeps it no longer than it shows it
        make.reset()
      },
      onError: ({ failure }) => onError?.(failure.fields?.['current'] ?? ''),
    })
  return (
    <>
      <Button
        variant="default"
        loading={make.isPending && !isAsking}
        onClick={() => (asks ? setAsking(true) : run(''))}
      >
        {isAnother ? 'Make another code' : 'Make a recovery code'}
      </Button>
      {isAsking && (
        <AskFirst
          vault={vault}
          isBusy={make.isPending}
          failure={make.error?.failure}
          onMake={run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

type AskProps = Pick<Parameters<typeof DialogForm>[0], 'isBusy' | 'failure' | 'onClose'> & {
  readonly vault: Vault
  readonly onMake: (current: string, onError: (message: string) => void) => void
}

function AskFirst({ vault, isBusy, failure, onMake, onClose }: AskProps) {
  const [current, setCurrent] = useState('')
  const [error, setError] = useState<string>()
  const { recovery } = vault
  const asksPassphrase = vault.backend === 'passphrase'
  const label = recovery === undefined ? 'Make a recovery code' : 'Make another code'
  const submit = () =>
    asksPassphrase && current === ''
      ? setError('Enter the present passphrase.')
      : onMake(current, setError)
  return (
    <Modal
      opened
      onClose={onClose}
      title={recovery === undefined ? label : 'Make another recovery code?'}
      size={440}
    >
      <DialogForm
        label={label}
        failure={failure}
        isBusy={isBusy}
        onClose={onClose}
        onSubmit={submit}
      >
        {recovery !== undefined && (
          <p className={classes.words}>
            The code of {minuteTime(recovery.since)} is void from then on. It still opens the
            backups that were made with it: if somebody else may know it, change what guards the
            secrets, too.
          </p>
        )}
        {asksPassphrase && (
          <PasswordInput
            label="Present passphrase"
            autoComplete="off"
            data-autofocus
            value={current}
            error={error}
            onChange={event => {
              setCurrent(event.currentTarget.value)
              setError(undefined)
            }}
          />
        )}
      </DialogForm>
    </Modal>
  )
}
