import { dialog } from 'electron'
import type { MendAct, MendQuestion } from './open-or-mend.ts'

/**
 * Asks by a message box of the system, as there may be no window yet. Closing it leaves the
 * database.
 */
export async function askToMend({ title, detail, choices }: MendQuestion): Promise<MendAct> {
  const leave = choices.findIndex(({ act }) => act === 'leave')
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Boxwright',
    message: title,
    detail,
    buttons: choices.map(({ label }) => label),
    defaultId: 0,
    cancelId: leave,
    noLink: true,
  })
  return choices[response]?.act ?? 'leave'
}
