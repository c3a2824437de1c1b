import type { Clock } from '../scheduler/clock.ts'

/** Items of one slice: more at once, and the window would feel it. */
const sliceSize = 20

/** Lets timers and input run before the next slice. */
const othersRun = (clock: Clock) => new Promise<void>(resolve => void clock.after(0, resolve))

/**
 * Calls `run` with a few items at a time, each slice a transaction of its own. Resolves after the
 * last; rejects with what `run` throws.
 */
export async function inSlices<Item>(
  items: readonly Item[],
  clock: Clock,
  run: (slice: readonly Item[]) => void,
): Promise<void> {
  for (let start = 0; start < items.length; start += sliceSize) {
    if (start > 0) await othersRun(clock)
    run(items.slice(start, start + sliceSize))
  }
}
