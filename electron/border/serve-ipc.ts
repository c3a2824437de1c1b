import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { CallAnswer, CallName } from '../../shared/border/calls.ts'
import { fail } from '../../shared/border/result.ts'
import { refusalOf } from './answer.ts'
import { callChannel } from './door.ts'
import { refusal } from './refusal.ts'

export type ServeOptions = {
  readonly ipcMain: Pick<IpcMain, 'handle'>
  /** Answers a call of the window; never rejects. */
  readonly answer: (name: unknown, args: unknown) => Promise<CallAnswer<CallName>>
  /** Whether the caller is our own window's main frame on our own scheme. */
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
  readonly reportBug: (error: unknown) => void
}

/** The one door of the window into the main process. */
export function serveCalls({ ipcMain, answer, isTrusted, reportBug }: ServeOptions): void {
  ipcMain.handle(callChannel, async (event, name: unknown, args: unknown) => {
    try {
      if (!isTrusted(event)) return fail(refusal('not_found', 'This page may not call.'))
      return await answer(name, args)
    } catch (error) {
      return fail(refusalOf(error, reportBug))
    }
  })
}
