/** Yields to the event loop: between slices of work that staff wait for. */
export const yieldToEvents = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Pauses for 2 ms, so that window, engine and their timers run: between slices in the background. */
export const pauseBriefly = (): Promise<void> =>
  new Promise(resolve => void setTimeout(resolve, 2))
