/** Any check may be late by so much, however short the interval. */
const leastMs = 15_000

/** Milliseconds without a check after which the engine counts as stopped. */
export function longestSilence(intervalMs: number): number {
  return Math.max(3 * intervalMs, leastMs)
}

/** A last check that is further ahead than this was made before the clock was set back. */
export const clockSlackMs = 60_000
