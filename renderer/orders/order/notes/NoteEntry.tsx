import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { OrderNote } from '../../../../shared/orders/note.ts'
import { useDo } from '../../../app/bridge.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { exactTime } from '../../../words/times.ts'
import { NoteForm } from './NoteForm.tsx'

type Props = {
  readonly note: OrderNote
  readonly orderId: number
  readonly onDelete: () => void
}

/** A note as it was written, or the field in which it is changed. */
export function NoteEntry({ note, orderId, onDelete }: Props) {
  const [edited, setEdited] = useState<string>()
  const save = useDo('notes.save', { onSuccess: () => setEdited(undefined) })
  if (edited !== undefined)
    return (
      <li className="line-above" style={{ padding: '12px 0' }}>
        <NoteForm
          label="Change note"
          submitLabel="Save note"
          text={edited}
          isBusy={save.isPending}
          isFocused
          onType={setEdited}
          onSubmit={text => save.mutate({ id: note.id, orderId, text })}
          onCancel={() => setEdited(undefined)}
        />
      </li>
    )
  return (
    <li className="line-above" style={{ padding: '12px 0' }}>
      <div className="row quiet fz-12 gap-6" style={{ minHeight: 24 }}>
        <RelativeTime at={note.createdAt} />
        {note.editedAt !== undefined && <span title={exactTime(note.editedAt)}>· changed</span>}
        <span className="flex push gap-4">
          <Tooltip label="Change note">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label="Change note"
              onClick={() => setEdited(note.text)}
            >
              <IconPencil size={15} stroke={1.7} color="var(--mantine-color-dimmed)" />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Delete note">
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label="Delete note"
              onClick={onDelete}
            >
              <IconTrash size={15} stroke={1.7} color="var(--mantine-color-dimmed)" />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      <p className="breaks mt-2" style={{ unicodeBidi: 'plaintext', whiteSpace: 'pre-wrap' }}>
        {note.text}
      </p>
    </li>
  )
}
