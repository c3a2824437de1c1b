import { create } from 'zustand'
import type { Order } from '../../../../shared/orders/order-view.ts'
import { useDo } from '../../../app/bridge.ts'
import { useUndoable } from '../../../ui/use-undoable.ts'
import { NoteEntry } from './NoteEntry.tsx'
import { NoteForm } from './NoteForm.tsx'

/** What staff tell each other about the order, newest first. */
export function NotesTab({ order }: { readonly order: Order }) {
  const { id: orderId, notes } = order
  const draft = useNoteDrafts(({ texts }) => texts[orderId] ?? '')
  const add = useDo('notes.save', { onSuccess: () => draftNote(orderId, '') })
  const remove = useUndoable('notes.delete', () => 'Note deleted')
  return (
    <div style={{ maxWidth: 820 }}>
      <NoteForm
        label="New note"
        help="For your team. Neither the customer nor a provider gets it."
        submitLabel="Add note"
        text={draft}
        isBusy={add.isPending}
        onType={text => draftNote(orderId, text)}
        onSubmit={text => add.mutate({ orderId, text })}
      />
      {notes.length > 0 && (
        <ol style={{ marginTop: 20 }} aria-label="Notes">
          {notes.map(note => (
            <NoteEntry
              key={note.id}
              note={note}
              orderId={orderId}
              onDelete={() => remove.mutate({ id: note.id })}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

type Drafts = { readonly texts: Readonly<Record<number, string>> }

/** Unsaved notes by order: visiting another tab or page does not lose them. */
const useNoteDrafts = create<Drafts>(() => ({ texts: {} }))

function draftNote(orderId: number, text: string) {
  useNoteDrafts.setState(({ texts }) => ({ texts: { ...texts, [orderId]: text } }))
}
