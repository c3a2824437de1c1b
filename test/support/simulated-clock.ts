import type { Clock } from '../../electron/scheduler/clock.ts'

/** A clock that jumps from one timer to the next; times in milliseconds. */
export type SimulatedClock = Clock & {
  /** The true time; `now` is that of this computer's clock. */
  world(): number
  /** Lets so much time pass, running each timer at its own time. */
  advance(milliseconds: number): Promise<void>
  /** Jumps to the next timer within the time. False: there is none, and all of the time has passed. */
  step(milliseconds: number): Promise<boolean>
  /** Sets this computer's clock forward or, when negative, back; timers stay as they are. */
  shift(milliseconds: number): void
  /** The computer sleeps: time passes, timers stand still. */
  sleep(milliseconds: number): Promise<void>
  /** A clock with the same time and timers of its own, which `kill` drops. */
  fork(): { readonly clock: Clock; readonly kill: () => void }
}

type Timer = { readonly at: number; readonly run: () => void }

/** A simulated clock that begins on a Friday in November 2026. */
export function createSimulatedClock(
  start = Date.parse('2026-11-20T09:00:00Z'),
): SimulatedClock {
  /** The time of timers, which stands still while the computer sleeps. */
  let awake = 0
  let asleep = 0
  let error = 0
  let timers: readonly Timer[] = []

  const after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: awake + Math.max(milliseconds, 0), run }
    const later = timers.findIndex(one => one.at > timer.at)
    timers = later === -1 ? [...timers, timer] : timers.toSpliced(later, 0, timer)
    return () => {
      timers = timers.filter(one => one !== timer)
    }
  }

  async function stepTo(end: number): Promise<boolean> {
    const next = timers[0]
    if (next === undefined || next.at > end) {
      awake = end
      return false
    }
    awake = next.at
    timers = timers.slice(1)
    next.run()
    await drainTasks()
    return true
  }

  const now = () => start + awake + asleep + error
  return {
    now,
    world: () => start + awake + asleep,
    after,
    async advance(milliseconds) {
      const end = awake + milliseconds
      await drainTasks()
      while (await stepTo(end));
    },
    async step(milliseconds) {
      await drainTasks()
      return stepTo(awake + milliseconds)
    },
    shift(milliseconds) {
      error += milliseconds
    },
    async sleep(milliseconds) {
      asleep += milliseconds
      await drainTasks()
    },
    fork() {
      let isAlive = true
      return {
        clock: {
          now,
          after: (milliseconds, run) =>
            isAlive ? after(milliseconds, () => isAlive && run()) : () => {},
        },
        kill() {
          isAlive = false
        },
      }
    },
  }
}

/** Lets everything end that waits for no timer. */
const drainTasks = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
