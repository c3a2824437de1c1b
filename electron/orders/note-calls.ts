import type { Note } from '../../db/orders/notes.ts'
import { fail, ok } from '../../shared/border/result.ts'
import type { Handlers } from '../border/answer.ts'
import type { CallContext } from '../border/context.ts'
import { notFound } from '../border/refusal.ts'
import { keepDeleted, tooLate } from '../border/undo.ts'
import { systemClock } from '../scheduler/clock.ts'
import { deleteNote, restoreNote, saveNote } from './notes.ts'

export function noteCalls(context: CallContext) {
  const deleted = keepDeleted<Note>()
  const db = () => context.workspace().db
  const now = () => systemClock.now()
  return {
    'notes.save'(args) {
      const answer = saveNote(db(), args, now())
      if (answer.ok) context.emit('order:changed', { id: args.orderId })
      return answer
    },
    'notes.delete'({ id }) {
      const note = deleteNote(db(), id, now())
      if (note === null) return fail(notFound('This note'))
      deleted.keep(db(), String(id), note)
      context.emit('order:changed', { id: note.orderId })
      return ok(null)
    },
    'notes.restore'({ id }) {
      const note = deleted.take(db(), String(id))
      if (note === null || !restoreNote(db(), note, now())) return fail(tooLate('This note'))
      context.emit('order:changed', { id: note.orderId })
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
