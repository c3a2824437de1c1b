import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../ask.ts'
import type { Place } from '../place.ts'

/** Milliseconds between two looks. */
const lookMs = 1000

/**
 * Waits until no domain is under way any more; what waits for a person is not. Returns false when
 * the time is over before.
 */
export async function waitUntilIdle(
  place: Place,
  timeoutMs: number | null,
  tell: (progress: { readonly domainsUnderWay: number }) => void,
): Promise<boolean> {
  const start = performance.now()
  let told = -1
  for (;;) {
    const { waiting, atWork } = await ask(place, 'engine.status', {})
    const domainsUnderWay = waiting + atWork
    if (domainsUnderWay !== told) tell({ domainsUnderWay })
    told = domainsUnderWay
    if (domainsUnderWay === 0) return true
    if (timeoutMs !== null && performance.now() - start + lookMs > timeoutMs) return false
    await sleep(lookMs)
  }
}
