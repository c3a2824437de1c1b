import type { IpcMainInvokeEvent } from 'electron'

/** The frame of the app's own page, as Electron shows it to the one who is called. */
export const ownPage = { origin: 'app://boxwright', parent: null }

/** The event of a call that comes from a frame; `null` is a frame that is gone. */
export const eventFrom = (senderFrame: object | null) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the border looks at the frame alone
  ({ senderFrame }) as IpcMainInvokeEvent
