/** A check may be late by so many milliseconds, however short the interval is. */
const leastMs = 15_000

/** Milliseconds without a check after which the engine counts as stopped. */
export function longestSilence(intervalMs: number): number {
  return Math.max(3 * intervalMs, leastMs)
}

/** A last check that is ahead by more milliseconds was made before the clock was set back. */
export const clockSlackMs = 60_000
