import { create } from 'zustand'

type LockState = {
  /** Only the lock screen is drawn. */
  readonly isLocked: boolean
  /** When the window was loaded or opened last, in milliseconds. */
  readonly openedAt: number
}

export const useLock = create<LockState>(() => ({
  isLocked: false,
  openedAt: performance.timeOrigin,
}))

/** Resolves once the window is open; at once when it is. */
export function whenOpened(): Promise<void> {
  return new Promise(resolve => {
    if (!useLock.getState().isLocked) return resolve()
    const leave = useLock.subscribe(({ isLocked }) => {
      if (isLocked) return
      leave()
      resolve()
    })
  })
}
