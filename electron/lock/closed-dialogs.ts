import type { MendAct, MendOptions } from '../backups/open-or-mend.ts'
import type { CallContext } from '../border/context.ts'

/**
 * A dialog of the main process stays open over a window that is locked. Whoever answers it then
 * may not be staff: it counts as closed.
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

/** The same for what is to become of a database that does not open: it is left as it is. */
export const leftWhileLocked =
  (ask: Ask, isLocked: () => boolean): Ask =>
  async (question): Promise<MendAct> => {
    const act = await ask(question)
    return isLocked() ? 'leave' : act
  }
