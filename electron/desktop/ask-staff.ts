import { dialog } from 'electron'
import type { Question } from '../border/context.ts'

const yesButton = 0
const cancelButton = 1

/** Asks by a message box of the system. Closing it and pressing Enter refuse: false. */
export async function askStaff({ title, detail, yes }: Question): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: 'Boxwright',
    message: title,
    detail,
    buttons: [yes, 'Cancel'],
    defaultId: cancelButton,
    cancelId: cancelButton,
    noLink: true,
  })
  return response === yesButton
}
