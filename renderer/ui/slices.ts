import { createTimeSlices } from '../../shared/time-slices.ts'

/** Does work that takes seconds a slice at a time. It gives way at each `yield`. */
export async function inSlices<Value>(work: Iterator<undefined, Value>): Promise<Value> {
  const slices = createTimeSlices(nextTask)
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    if (slices.isOver()) await slices.pause()
  }
}

/** Resolves once what waits for the window has had its turn: at once, where a timer takes 4 ms. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
