import { hourMs, minuteMs } from '../../shared/text/duration.ts'

const base = 5_000
const cap = 15 * minuteMs

/**
 * Milliseconds until the next try after `attempts` failures in a row (from 1): doubling from
 * 5 s to 15 min, ±20 % so that many domains do not come back at once.
 */
export function backoff(attempts: number, random: () => number): number {
  const plain = Math.min(cap, base * 2 ** Math.min(attempts - 1, 20))
  return Math.round(Math.min(cap, plain * (0.8 + random() * 0.4)))
}

const slowSteps = [15 * minuteMs, hourMs, 4 * hourMs] as const

/**
 * Milliseconds until the next try after so many refusals of a nameserver update (from 1): 15 min,
 * 1 h, then every 4 h.
 */
export function slowClock(refusals: number): number {
  return slowSteps[Math.min(Math.max(refusals, 1), slowSteps.length) - 1] ?? slowSteps[2]
}

const quotaBase = 15_000
const quotaCap = 180_000

/** Milliseconds to leave an account alone after its `count`-th 429 in a row without a time. */
export function quotaWait(count: number, random: () => number): number {
  return Math.round(Math.min(quotaCap, quotaBase * 2 ** (count - 1)) * (1 + random() * 0.1))
}
