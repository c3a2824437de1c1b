import type { MendAct, MendOptions } from '../backups/open-or-mend.ts'
import type { CallContext } from '../border/context.ts'

/**
 * Wraps the dialogs of the main process, which stay open over a locked window: an answer that comes
 * while the app is locked may not be from staff, and counts as closing the dialog.
 */
export function closedWhileLocked(
  { askSavePath, confirm }: Pick<CallContext, 'askSavePath' | 'confirm'>,
  isLocked: () => boolean,
): Pick<CallContext, 'askSavePath' | 'confirm'> {
  return {
    async askSavePath(suggestedName) {
      const path = await askSavePath(suggestedName)
      return isLocked() ? null : path
    },
    confirm: async question => (await confirm(question)) && !isLocked(),
  }
}

type Ask = MendOptions<unknown>['ask']

/** Wraps the question about a database that does not open: while locked, the answer is to leave it. */
export const leftWhileLocked =
  (ask: Ask, isLocked: () => boolean): Ask =>
  async (question): Promise<MendAct> => {
    const act = await ask(question)
    return isLocked() ? 'leave' : act
  }
