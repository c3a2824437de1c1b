import type { EngineStatus } from '../../shared/engine/engine.ts'
import { clockSlackMs, longestSilence } from '../../shared/engine/heartbeat.ts'

/** How long after the window was loaded or opened the first answer counts as missing, in milliseconds. */
const longestStart = 20_000

/**
 * Whether the engine is alive, by the window's own clock: a main process that hangs answers
 * nothing, and what it said last only gets older.
 */
export type Heartbeat =
  | { readonly kind: 'beats' }
  /** The window opened just now. */
  | { readonly kind: 'starts' }
  /** No check for too long; `since` is absent when there never was one. */
  | { readonly kind: 'stopped'; readonly since?: string }
  /** The last check is still to come: the clock was set back. */
  | { readonly kind: 'ahead'; readonly at: string }

export function heartbeatOf(
  status: EngineStatus | undefined,
  now: number,
  openedAt: number,
): Heartbeat {
  const isYoung = now - openedAt < longestStart
  const lastRunAt = status?.lastRunAt
  if (status === undefined || lastRunAt === undefined)
    return { kind: isYoung ? 'starts' : 'stopped' }
  const silence = now - Date.parse(lastRunAt)
  if (silence < -clockSlackMs) return { kind: 'ahead', at: lastRunAt }
  if (silence > longestSilence(status.intervalSeconds * 1000))
    return { kind: 'stopped', since: lastRunAt }
  return { kind: 'beats' }
}
