import type { BackupRow } from '../../shared/backups/backups.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { useDo } from '../app/bridge.ts'
import { ConfirmDialog } from '../ui/form/ConfirmDialog.tsx'
import { showDone } from '../ui/show.ts'
import { minuteTime } from '../words/times.ts'
import { restoreLabel, restoreWords } from './data-words.ts'

type Props = {
  readonly mode: Mode
  /** The backup to restore; absent while the dialog is closed. */
  readonly row: BackupRow | undefined
  readonly onClose: () => void
}

/** Says what is lost, and that the current state is kept, before a backup takes its place. */
export function RestoreDialog({ mode, row, onClose }: Props) {
  const restore = useDo('data.restore', { onSettled: onClose })
  if (row === undefined) return null
  const when = minuteTime(row.createdAt)
  return (
    <ConfirmDialog
      isOpen
      title={`Restore the backup of ${when}?`}
      label={restoreLabel(row)}
      isDestructive
      isBusy={restore.isPending}
      onClose={onClose}
      onConfirm={() =>
        restore.mutate(
          { name: row.name },
          { onSuccess: () => showDone(`The backup of ${when} is restored`) },
        )
      }
    >
      <div className="stack gap-12">
        {restoreWords(row, mode).map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </ConfirmDialog>
  )
}
