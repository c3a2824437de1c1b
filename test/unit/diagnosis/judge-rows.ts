import type { VerdictActionKind } from '../../../shared/diagnosis/diagnosis.ts'
import { type Change, hour, minute, now, told, wanted } from './evidence-of.ts'

export type Row = readonly [what: string, Change, RegExp, VerdictActionKind | null]

export const pause = (code: 'credentials' | 'subscription' | 'rate_limited') => ({
  status: {
    running: true,
    paused: false,
    lastRunAt: new Date(now - 1000).toISOString(),
    pauses: [
      {
        provider: 'mailin' as const,
        code,
        detail: 'paused',
        since: new Date(now - hour).toISOString(),
        until: new Date(now + 5 * minute).toISOString(),
      },
    ],
    waiting: 1,
    halted: 0,
    atWork: 0,
    intervalSeconds: 60,
  },
})
export const running = {
  running: true,
  paused: false,
  pauses: [],
  waiting: 1,
  halted: 0,
  atWork: 0,
  intervalSeconds: 60,
}
export const lastRan = (ago: number) => ({
  status: { ...running, lastRunAt: new Date(now - ago).toISOString() },
})
export const mailin = (isActive: boolean, isKnown = true) =>
  told({ isKnown, isActive, nameServers: isKnown ? wanted : [] })
export const registrar = (nameServers: readonly string[], ...statuses: readonly string[]) =>
  told({ nameServers, statuses })
