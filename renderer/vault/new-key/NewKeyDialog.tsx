import { Checkbox, Loader, Modal } from '@mantine/core'
import { useState } from 'react'
import { backupRetention } from '../../../shared/backups/backups.ts'
import { countOf } from '../../../shared/text/count-of.ts'
import type { Losses } from '../../../shared/vault/vault.ts'
import { useCall, useDo } from '../../app/bridge.ts'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { showDone } from '../../ui/show.ts'
import { lossCount, lossLines, type NewKeyReason, newKeyWords } from './new-key-words.ts'

type Props = { readonly reason: NewKeyReason; readonly onClose: () => void }

/** Names what is lost and what stays before the secrets are given up. */
export function NewKeyDialog({ reason, onClose }: Props) {
  const losses = useCall('vault.losses', {}).data
  const hasCode = useCall('vault.status', {}).data?.recovery !== undefined
  const isLockKept = useCall('lock.status', {}).data?.kind === 'passphrase'
  const start = useDo('vault.startNewKey', { isQuiet: true })
  const [isSure, setSure] = useState(false)
  const [error, setError] = useState<string>()
  const count = losses === undefined ? 0 : lossCount(losses)
  const submit = () =>
    isSure
      ? start.mutate(
          { confirm: true, ...(reason === 'unopenable' ? {} : { forgotten: true }) },
          {
            onSuccess: ({ lost }) => {
              const isVoid = lost.recoveryCode === true
              showDone(
                `A new key is in place; enter the passwords again${isVoid ? '. The recovery code is void' : ''}`,
              )
              onClose()
            },
          },
        )
      : setError('Tick this to go on.')
  return (
    <Modal opened onClose={onClose} title="Start with a new key?" size={480}>
      <DialogForm
        label={count === 0 ? 'Start with a new key' : `Give up ${countOf(count, 'secret')}`}
        failure={start.error?.failure}
        isBusy={start.isPending}
        isOff={losses === undefined}
        isDestructive
        onClose={onClose}
        onSubmit={submit}
      >
        {losses === undefined ? <Loader size="sm" /> : <Lost losses={losses} />}
        <p>
          Every order, customer and mailbox stays. A backup is made first, with the old key
          beside it; both are kept for {backupRetention['before-new-key'].days} days. Should
          what opens the old key come back, restore that backup.
          {isLockKept &&
            ' The app lock goes on asking for its passphrase. Should nobody know that one, the guide says how the lock is taken away.'}
          {hasCode &&
            ' The recovery code would lose nothing. It is void after this: it opens that backup and older ones only.'}
        </p>
        <Checkbox
          label={newKeyWords[reason].confirm}
          checked={isSure}
          error={error}
          onChange={event => {
            setSure(event.currentTarget.checked)
            setError(undefined)
          }}
        />
      </DialogForm>
    </Modal>
  )
}

function Lost({ losses }: { readonly losses: Losses }) {
  const lines = lossLines(losses)
  if (lines.length === 0) return <p>Nothing is sealed with the old key, so nothing is lost.</p>
  return (
    <div>
      This is lost:
      <ul className="bulleted mt-4">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
