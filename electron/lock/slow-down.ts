/** Wrong tries since the last right one. */
export type WrongTries = {
  readonly count: number
  /** Milliseconds since 1970, by this computer's clock. */
  readonly lastAt: number
}

export const noTries: WrongTries = { count: 0, lastAt: 0 }

const second = 1000
/** Waits after the fourth wrong try, the fifth, and so on; the last one for all later tries. */
const waitsMs = [5, 10, 30, 60, 120, 300].map(seconds => seconds * second)
const freeTries = 3

/** Milliseconds that the next try has to wait after `count` wrong ones. */
export function waitAfter(count: number): number {
  if (count <= freeTries) return 0
  return waitsMs[Math.min(count - freeTries, waitsMs.length) - 1] ?? 0
}

/**
 * The tries by the present clock. If the last one is later than now, the clock was set back: it
 * counts as made now, so that the wait is neither over at once nor as long as the clock was ahead.
 */
export function onThisClock(tries: WrongTries, now: number): WrongTries {
  return tries.lastAt > now ? { ...tries, lastAt: now } : tries
}

/** From when the next try is heard, in milliseconds since 1970; null: now. */
export function heardAt(tries: WrongTries, now: number): number | null {
  const at = tries.lastAt + waitAfter(tries.count)
  return at > now ? at : null
}
