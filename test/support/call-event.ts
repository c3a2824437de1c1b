import type { IpcMainInvokeEvent } from 'electron'

/** The frame of the app's own page, as an ipc event has it. */
export const ownPage = { origin: 'app://boxwright', parent: null }

/** The ipc event of a call from a frame; null: the frame is gone. */
export const eventFrom = (senderFrame: object | null) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the border looks at the frame alone
  ({ senderFrame }) as IpcMainInvokeEvent
