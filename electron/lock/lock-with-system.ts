import { type Clock, systemClock } from '../scheduler/clock.ts'
import type { AppLock } from './app-lock.ts'

/** Milliseconds between two looks at the idle time. */
const everyMs = 5000

/** What is needed of Electron's `powerMonitor`. */
export type SystemWatch = {
  /** Seconds since the last key or move of the mouse, anywhere on this computer. */
  getSystemIdleTime(): number
  /** On macOS and Windows alone: on Linux Electron does not say when the computer is locked. */
  on(event: 'lock-screen', hear: () => void): void
  on(event: 'suspend', hear: () => void): void
}

/**
 * Locks when nobody uses the computer, when it goes to sleep and, on macOS and Windows, when it is
 * locked; not at all where staff want that the app never locks by itself.
 */
export function lockWithSystem(
  lock: Pick<AppLock, 'view' | 'lockSoon' | 'lock'>,
  system: SystemWatch,
  clock: Clock = systemClock,
): void {
  const minutes = () => lock.view().idleMinutes
  const lockToo = () => {
    if (minutes() > 0) lock.lockSoon()
  }
  system.on('lock-screen', lockToo)
  // locks without waiting for what is typed: the battery may run out during sleep
  system.on('suspend', () => {
    if (minutes() > 0) lock.lock()
  })
  const look = () => {
    if (minutes() > 0 && system.getSystemIdleTime() >= minutes() * 60) lock.lockSoon()
    clock.after(everyMs, look)
  }
  clock.after(everyMs, look)
}
