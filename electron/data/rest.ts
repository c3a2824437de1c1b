/** A pause in which the window, the engine and their timers have a whole turn. */
export const rest = (): Promise<void> => new Promise(resolve => void setTimeout(resolve, 2))
