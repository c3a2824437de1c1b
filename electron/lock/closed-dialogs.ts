import type { Desk } from '../desk.ts'

/**
 * A dialog of the main process stays open over a window that is locked. Whoever answers it then
 * may not be staff: it counts as closed.
 */
export function closedWhileLocked(
  { askSavePath, confirm }: Pick<Desk, 'askSavePath' | 'confirm'>,
  isLocked: () => boolean,
): Pick<Desk, 'askSavePath' | 'confirm'> {
  return {
    async askSavePath(suggestedName) {
      const path = await askSavePath(suggestedName)
      return isLocked() ? null : path
    },
    confirm: async question => (await confirm(question)) && !isLocked(),
  }
}
