import type { Clock } from '../../electron/scheduler/clock.ts'

/** A clock that stands still until a test moves it. */
export type FakeClock = Clock & {
  /** Moves the time on and runs each timer at its own time. */
  advance(milliseconds: number): Promise<void>
}

export function createFakeClock(start = Date.parse('2026-11-20T09:00:00Z')): FakeClock {
  let time = start
  let timers: readonly { readonly at: number; readonly run: () => void }[] = []
  return {
    now: () => time,
    after(milliseconds, run) {
      const timer = { at: time + Math.max(milliseconds, 0), run }
      timers = [...timers, timer].sort((one, other) => one.at - other.at)
      return () => {
        timers = timers.filter(one => one !== timer)
      }
    },
    async advance(milliseconds) {
      const end = time + milliseconds
      await drainTasks()
      for (let next = timers[0]; next !== undefined && next.at <= end; next = timers[0]) {
        time = next.at
        timers = timers.slice(1)
        next.run()
        await drainTasks()
      }
      time = end
      await drainTasks()
    },
  }
}

/** Lets everything end that waits for no timer. */
const drainTasks = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
