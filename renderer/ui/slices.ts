import { createTimeSlices } from '../../shared/time-slices.ts'

/** Does work that takes seconds a slice at a time. It gives way at each `yield`. */
export async function inSlices<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  const slices = createTimeSlices(() => new Promise(resolve => setTimeout(resolve, 0)))
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    if (slices.isOver()) await slices.pause()
  }
}
