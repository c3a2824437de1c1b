/** Milliseconds; with the step that goes beyond them still below what a person feels. */
const sliceMs = 8

/**
 * Does work that takes seconds a slice at a time, so that the window goes on in between. It
 * gives way at each `yield`.
 */
export async function inSlices<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  let until = performance.now() + sliceMs
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    if (performance.now() < until) continue
    await new Promise(resolve => setTimeout(resolve, 0))
    until = performance.now() + sliceMs
  }
}
