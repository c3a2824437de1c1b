import type { IpcMain, IpcMainInvokeEvent } from 'electron'

export const callChannel = 'boxwright:call'
export const eventChannel = 'boxwright:event'

type Answer = (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => unknown

/** Takes the window's calls from now on; they wait until there is somebody who answers them. */
export function openDoor(ipcMain: Pick<IpcMain, 'handle'>): Pick<IpcMain, 'handle'> {
  let answerFrom: (answer: Answer) => void = () => {}
  const answering = new Promise<Answer>(done => {
    answerFrom = done
  })
  ipcMain.handle(callChannel, async (...call) => (await answering)(...call))
  return { handle: (_channel, answer) => answerFrom(answer) }
}
