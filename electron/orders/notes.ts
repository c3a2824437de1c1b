import {
  type Database,
  type Writer,
  write,
  writeUnlessRefused,
} from '../../db/core/database.ts'
import { isNoteOfDeleted } from '../../db/customers/tenures.ts'
import {
  addNote,
  changeNote,
  countNotes,
  dropNote,
  findNote,
  type Note,
  putNoteBack,
} from '../../db/orders/notes.ts'
import { findOrder } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { maxNotes, type OrderNote } from '../../shared/orders/note.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { deletedProblem } from '../customers/deleted-problem.ts'
import { iso } from '../scheduler/clock.ts'

const words = {
  note_added: 'Note added',
  note_changed: 'Note changed',
  note_deleted: 'Note deleted',
  note_restored: 'Note put back',
} as const

/** Saves a new note, or with `id` another text of that note. */
export function saveNote(
  db: Database,
  { id, orderId, text }: ParsedArgs<'notes.save'>,
  now: number,
): Result<{ readonly id: number }, BorderFailure> {
  return writeUnlessRefused(db, tx => {
    if (findOrder(tx, orderId) === null) return fail(notFound('This order'))
    const problem = deletedProblem(tx, orderId)
    if (problem !== null) return fail(problem)
    if (id === undefined) {
      if (countNotes(tx, orderId) >= maxNotes)
        return fail(refusal('not_applicable', `An order takes ${maxNotes} notes. Delete one.`))
      const added = addNote(tx, orderId, text, now)
      tell(tx, 'note_added', orderId, now)
      return ok({ id: added })
    }
    const note = findNote(tx, id)
    if (note?.orderId !== orderId) return fail(notFound('This note'))
    if (note.text === text) return ok({ id })
    changeNote(tx, id, text, now)
    tell(tx, 'note_changed', orderId, now)
    return ok({ id })
  })
}

/** Deletes a note and returns it for `restoreNote`; null: there is no such note. */
export function deleteNote(db: Database, id: number, now: number): Note | null {
  return write(db, tx => {
    const note = findNote(tx, id)
    if (note === null) return null
    dropNote(tx, id)
    tell(tx, 'note_deleted', note.orderId, now)
    return note
  })
}

/** Undoes `deleteNote`. False: the customer was deleted meanwhile. */
export function restoreNote(db: Database, note: Note, now: number): boolean {
  return write(db, tx => {
    if (deletedProblem(tx, note.orderId) !== null || isNoteOfDeleted(tx, note)) return false
    putNoteBack(tx, note)
    tell(tx, 'note_restored', note.orderId, now)
    return true
  })
}

export const viewNote = ({ id, text, createdAt, editedAt }: Note): OrderNote => ({
  id,
  text,
  createdAt: iso(createdAt),
  ...(editedAt !== null && { editedAt: iso(editedAt) }),
})

/** Adds the activity, without the note's text, which could not be deleted there. */
function tell(tx: Writer, action: keyof typeof words, orderId: number, now: number): void {
  addActivity(tx, { action, description: words[action], orderId }, now)
}
