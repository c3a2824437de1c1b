/** Wrong tries since the last right one. */
export type WrongTries = {
  readonly count: number
  /** Milliseconds since 1970, by this computer's clock. */
  readonly lastAt: number
}

export const noTries: WrongTries = { count: 0, lastAt: 0 }

const second = 1000
/** After the fourth wrong one, the fifth, and so on; the last for all later ones. */
const waitsMs = [5, 10, 30, 60, 120, 300].map(seconds => seconds * second)
const freeTries = 3

/** Milliseconds that the next try waits after so many wrong ones. */
export function waitAfter(count: number): number {
  if (count <= freeTries) return 0
  return waitsMs[Math.min(count - freeTries, waitsMs.length) - 1] ?? 0
}

/**
 * Wrong tries of the future: the clock was set back, so nobody knows how long ago they were. The
 * wait begins anew, neither over at once nor as long as the clock is behind.
 */
export function onThisClock(tries: WrongTries, now: number): WrongTries {
  return tries.lastAt > now ? { ...tries, lastAt: now } : tries
}

/** When the next try is heard, in milliseconds since 1970; null: now. */
export function heardAt(tries: WrongTries, now: number): number | null {
  const at = tries.lastAt + waitAfter(tries.count)
  return at > now ? at : null
}
