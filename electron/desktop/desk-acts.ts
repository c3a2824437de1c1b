import { join } from 'node:path'
import { app, dialog, shell } from 'electron'
import type { CallContext } from '../border/context.ts'
import { isThere } from '../exports/file-name.ts'
import { closedWhileLocked } from '../lock/closed-dialogs.ts'
import { askStaff } from './ask-staff.ts'
import { fileTypeOf } from './file-types.ts'

/** What the owner of a database asks of the computer at which staff sit. */
export type DeskActs = Pick<
  CallContext,
  'askSavePath' | 'confirm' | 'openFolder' | 'showFile' | 'copySecret'
>

type Parts = Pick<CallContext, 'copySecret'> & { readonly isLocked: () => boolean }

export const openDeskActs = ({ copySecret, isLocked }: Parts): DeskActs => ({
  ...closedWhileLocked({ askSavePath, confirm: askStaff }, isLocked),
  copySecret,
  openFolder(path) {
    void shell.openPath(path)
    return true
  },
  async showFile(path) {
    if (!(await isThere(path))) return false
    shell.showItemInFolder(path)
    return true
  },
})

async function askSavePath(suggestedName: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('downloads'), suggestedName),
    filters: [fileTypeOf(suggestedName)],
  })
  return canceled || filePath === '' ? null : filePath
}
