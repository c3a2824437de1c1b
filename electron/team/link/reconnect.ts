import type { UnreachableReason } from '../../../shared/team/team.ts'
import { minuteMs } from '../../../shared/text/duration.ts'

const firstMs = 1000
const mostMs = 30_000

/** Whether time may mend it; what an admin or an update has to mend is looked at less often. */
const leastMs: Readonly<Record<UnreachableReason, number>> = {
  'no-answer': 0,
  'other-certificate': 0,
  revoked: 5 * minuteMs,
  'no-token': mostMs,
  'client-too-old': mostMs,
  'server-too-old': mostMs,
}

/**
 * Milliseconds until the next try after so many failed ones (from 1): doubling from 1 s to 30 s,
 * spread so that the desks of an office do not come back at once.
 */
export function reconnectWait(
  tries: number,
  reason: UnreachableReason,
  random: () => number,
): number {
  const plain = Math.min(mostMs, firstMs * 2 ** Math.min(tries - 1, 10))
  const spread = Math.max(firstMs, plain * (0.75 + random() * 0.5))
  return Math.round(Math.max(leastMs[reason], Math.min(mostMs, spread)))
}
