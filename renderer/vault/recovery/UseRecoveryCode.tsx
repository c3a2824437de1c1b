import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Answers } from '../../../shared/border/calls.ts'
import { RecoverForm } from './RecoverForm.tsx'

type Props = {
  readonly vault: Answers['vault.status']
  readonly size?: 'xs' | 'sm'
}

/** Opens the secrets by the recovery code, without a loss, where they do not open otherwise. */
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
