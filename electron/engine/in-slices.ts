import type { Clock } from '../scheduler/clock.ts'

/** More domains than this are not moved in one go: the window would feel it. */
const sliceSize = 20

/** Lets timers and input run before the next slice. */
const othersRun = (clock: Clock) => new Promise<void>(resolve => void clock.after(0, resolve))

/** Does it to a few at a time, each slice a transaction of its own. */
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
