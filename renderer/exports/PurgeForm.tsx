import { useState } from 'react'
import type { CallArgs } from '../../shared/border/calls.ts'
import { countOf } from '../../shared/text/count-of.ts'
import { useCall, useDo } from '../app/bridge.ts'
import { DialogForm } from '../ui/form/DialogForm.tsx'
import { TypedConfirm } from '../ui/form/TypedConfirm.tsx'
import { showDone } from '../ui/show.ts'
import { ErrorState } from '../ui/states/ErrorState.tsx'
import { LoadingLines } from '../ui/states/Late.tsx'

type Props = {
  readonly what: CallArgs<'mailboxes.countPurge'>
  readonly onClose: () => void
  readonly onPurged?: () => void
}

/** Counts the passwords that would be purged; staff type that number to confirm. */
export function PurgeForm({ what, onClose, onPurged }: Props) {
  const counts = useCall('mailboxes.countPurge', what, { staleTime: 0 })
  const purge = useDo('mailboxes.purgePasswords', { isQuiet: true })
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  if (counts.isError)
    return <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />
  if (counts.data === undefined) return <LoadingLines count={3} />
  const { exported, notExported, purged } = counts.data
  const submit = () => {
    if (typed.trim() !== String(exported)) return setError(`Type ${exported}.`)
    return purge.mutate(
      { ...what, confirm: exported },
      {
        onSuccess({ count }) {
          showDone(`${countOf(count, 'password')} purged`)
          onPurged?.()
          onClose()
        },
        // the number may have changed: the new one is shown, and has to be confirmed
        onError: () => void counts.refetch(),
      },
    )
  }
  return (
    <DialogForm
      label={`Purge ${countOf(exported, 'password')}`}
      failure={purge.error?.failure}
      isBusy={purge.isPending}
      isDestructive
      isOff={exported === 0}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className="shows-words">{purgeWords(exported)}</p>
      <p className="shows-words">{stayWords(notExported, purged)}</p>
      {exported > 0 && (
        <TypedConfirm
          expected={String(exported)}
          value={typed}
          error={error}
          onChange={value => {
            setTyped(value)
            setError(undefined)
          }}
        />
      )}
    </DialogForm>
  )
}

function purgeWords(exported: number): string {
  if (exported === 0) return 'None of these mailboxes was exported, so nothing can be purged.'
  if (exported === 1)
    return '1 password leaves Boxwright for good: only the file of your export holds it from then on. The mailbox goes on as it is. Backups that were made before still hold it.'
  return `${countOf(exported, 'password')} leave Boxwright for good: only the files of your exports hold them from then on. The mailboxes go on as they are. Backups that were made before still hold them.`
}

function stayWords(notExported: number, purged: number): string {
  const parts = [
    notExported > 0 &&
      `${countOf(notExported, 'mailbox was', 'mailboxes were')} not exported and ${notExported === 1 ? 'keeps its password' : 'keep their passwords'}.`,
    purged > 0 && `${countOf(purged, 'password was', 'passwords were')} purged before.`,
  ]
  return parts.filter(part => part !== false).join(' ')
}
