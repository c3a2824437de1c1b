import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Answers } from '../../shared/border/calls.ts'
import { useProof } from '../lock/Proof.tsx'
import { type ProtectBy, ProtectForm } from './ProtectForm.tsx'

/** While the secrets are open: what guards them may be changed, without losing any. */
export function Protection({ vault }: { readonly vault: Answers['vault.status'] }) {
  const { backend, canUseKeychain = false, recovery } = vault
  const [isOpen, setOpen] = useState(false)
  const [by, setBy] = useState<ProtectBy>('passphrase')
  const proof = useProof(backend)
  if (backend === 'none') return null
  const ask = (next: ProtectBy) => {
    setBy(next)
    setOpen(true)
  }
  const hasPassphrase = backend === 'passphrase'
  return (
    <div className="flex wrap gap-8">
      <Button variant="default" onClick={() => ask('passphrase')}>
        {hasPassphrase ? 'Change passphrase' : 'Use a passphrase instead'}
      </Button>
      {canUseKeychain && (
        <Button variant="default" onClick={() => ask('keychain')}>
          Use the keychain instead
        </Button>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={
          by === 'keychain'
            ? 'Use the keychain'
            : hasPassphrase
              ? 'Change passphrase'
              : 'Use a passphrase'
        }
        size={440}
      >
        <ProtectForm
          by={by}
          proof={proof}
          voidsCode={recovery !== undefined}
          onClose={() => setOpen(false)}
        />
      </Modal>
    </div>
  )
}
