/** Lets what waits already run, at once: between slices of an act that staff wait for. */
export const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A pause in which the window, the engine and their timers run. */
export const rest = (): Promise<void> => new Promise(resolve => void setTimeout(resolve, 2))
