import { dayMs } from '../../shared/text/duration.ts'

/** The one source of time and timers, so that tests own both. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /**
   * Calls `run` once, later; returns what cancels that. More than a day is cut to a day, so `run`
   * has to look at the time again.
   */
  after(milliseconds: number, run: () => void): () => void
}

// setTimeout beyond 24.8 days fires at once
const longestWait = dayMs

/** The time of this computer. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(Math.max(milliseconds, 0), longestWait))
    return () => clearTimeout(timer)
  },
}

/** ISO-8601 UTC, as times are on the wire. */
export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** Waits on the clock; ends early, without an error, when the signal aborts. */
export function wait(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal?.aborted === true) return Promise.resolve()
  return new Promise(resolve => {
    const end = () => {
      cancel()
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const cancel = clock.after(milliseconds, end)
    signal?.addEventListener('abort', end)
  })
}
