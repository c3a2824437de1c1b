import type { CallArgs } from '../../shared/border/calls.ts'
import { useDo } from '../app/bridge.ts'
import { showUndo } from './show-undo.tsx'

/** Calls that delete, and the call that undoes each; both take the same arguments. */
const undoOf = {
  'notes.delete': 'notes.restore',
  'customers.forgetKeys': 'customers.restoreKeys',
  'letters.discard': 'letters.restore',
  'mailboxes.remove': 'mailboxes.restore',
  'exports.deleteFormat': 'exports.restoreFormat',
} as const
type Undoable = keyof typeof undoOf

/** Deletes at once, without asking; the toast says what, and offers the undo. */
export function useUndoable<Name extends Undoable>(
  name: Name,
  words: (args: CallArgs<Name>) => string,
) {
  const restore = useDo<(typeof undoOf)[Name]>(undoOf[name])
  return useDo(name, {
    onSuccess: (_, args) => showUndo(words(args), () => restore.mutate(args)),
  })
}
