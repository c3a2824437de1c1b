import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Answers } from '../../../shared/border/calls.ts'
import { RecoverForm } from './RecoverForm.tsx'

type Props = {
  readonly vault: Answers['vault.status']
  readonly size?: 'xs' | 'sm'
}

/** The way on without a loss, where the secrets do not open and there is a code. */
export function UseRecoveryCode({ vault, size = 'sm' }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { recovery, state } = vault
  if (recovery === undefined || (state !== 'locked' && state !== 'unopenable')) return null
  return (
    <>
      <Button
        size={size}
        variant={vault.backend === 'passphrase' && state === 'locked' ? 'default' : 'filled'}
        onClick={() => setOpen(true)}
      >
        Use the recovery code
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title="Use the recovery code"
        size={440}
      >
        <RecoverForm guard={recovery.guard} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}
