import { stageDurations } from '../../db/engine/stage-times.ts'
import { firstActivationMs } from './bounds.ts'
import type { StepContext } from './step.ts'

/** Activations of this account that the first look follows. */
const latestCount = 50
/** One in ten was faster than the time that the first look follows. */
const fastShare = 0.1

/**
 * When Mailin is first asked about a domain whose nameservers were just set, milliseconds since
 * 1970: not before activations are usual, or after half of what this account's fast ones took.
 */
export function firstLookAt({
  db,
  now,
  intervalMs,
}: Looking & Pick<StepContext, 'db'>): number {
  const times = stageDurations(db.reader, 'activation', { limit: latestCount })
  const fast = times[Math.floor(times.length * fastShare)] ?? Infinity
  const wait = Math.min(firstActivationMs({ intervalMs }), fast / 2)
  return now() + Math.round(Math.max(intervalMs, wait))
}

/**
 * When Mailin is asked again about a domain that is not active yet, milliseconds since 1970: after
 * two intervals, and the sooner, the more `orders` one request tells of; it is they that wait, for
 * their last domain. What a look costs and what waiting costs are balanced where the time goes
 * with the square root of their number.
 */
export function nextLookAt({ now, intervalMs }: Looking, orders: number): number {
  return now() + Math.round((2 * intervalMs) / Math.sqrt(Math.max(1, orders)))
}

type Looking = Pick<StepContext, 'now' | 'intervalMs'>
