import type { CallArgs } from '../../shared/border/calls.ts'
import { useDo } from '../app/bridge.ts'
import { showUndo } from './show-undo.tsx'

/** What deletes something here, and the call that takes it back; both take the same. */
const undoOf = {
  'notes.delete': 'notes.restore',
  'customers.forgetKeys': 'customers.restoreKeys',
  'letters.discard': 'letters.restore',
  'mailboxes.remove': 'mailboxes.restore',
} as const
type Undoable = keyof typeof undoOf

/** Deletes at once, without asking; the toast says what, and holds the way back. */
export function useUndoable<Name extends Undoable>(
  name: Name,
  words: (args: CallArgs<Name>) => string,
) {
  const restore = useDo<(typeof undoOf)[Name]>(undoOf[name])
  return useDo(name, {
    onSuccess: (_, args) => showUndo(words(args), () => restore.mutate(args)),
  })
}
