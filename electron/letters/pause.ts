import type { MailTrouble } from '../../shared/letters/letter.ts'
import { backoff } from '../scheduler/backoff.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import type { Delivery, TroubleCause } from './delivery.ts'

/**
 * The shortest pause by cause, in milliseconds. It is long for a refused login, because servers lock
 * accounts that try often, and for a limit, which lasts an hour or a day.
 */
const leastPauseMs: Readonly<Record<TroubleCause, number>> = {
  server: 0,
  encryption: 0,
  login: 5 * 60_000,
  sender: 5 * 60_000,
  limit: 15 * 60_000,
}

/** Whether trouble of this cause usually passes by itself. */
const passes: Readonly<Record<TroubleCause, boolean>> = {
  server: true,
  encryption: false,
  login: false,
  sender: false,
  limit: true,
}

/** Milliseconds after which passing trouble needs a person; a server that restarts is back by then. */
const patienceMs = 60_000

type Trouble = {
  readonly detail: string
  /** When the first failure in a row was, in milliseconds. */
  readonly since: number
  /** Failures in a row. */
  readonly count: number
  readonly passes: boolean
  /** The letter that met it; null: the trouble is this computer's, not the server's. */
  readonly letterId: number | null
}

/**
 * Knows why no letter is sent and until when. The trouble outlasts its pause, because only the next
 * try tells whether it is over.
 */
export function createPause(clock: Clock, random: () => number) {
  let until = -Infinity
  let trouble: Trouble | null = null

  return {
    /** When the pause ends or ended, in milliseconds since 1970; -Infinity: there is none. */
    until: () => until,
    /** The letter that met the trouble; null: no letter did. */
    letterId: () => trouble?.letterId ?? null,
    note(letterId: number, delivery: Delivery): void {
      if (delivery.kind === 'stopped') return
      if (delivery.kind !== 'trouble') {
        trouble = null
        return
      }
      const { cause, detail } = delivery
      const now = clock.now()
      const count = (trouble?.count ?? 0) + 1
      const since = trouble?.since ?? now
      trouble = { detail, since, count, passes: passes[cause], letterId }
      until = now + Math.max(backoff(count, random), leastPauseMs[cause])
    },
    /** Notes trouble of this computer: a full disk, a locked file or a bug. Pauses for `ms`. */
    noteOwn(detail: string, ms: number): void {
      const now = clock.now()
      const since = trouble?.since ?? now
      trouble = { detail, since, count: 1, passes: true, letterId: null }
      until = now + ms
    },
    forgetOwn(): void {
      if (trouble?.letterId === null) trouble = null
    },
    /** Ends the pause. The trouble stays until the next try has an answer. */
    tryNow(): void {
      until = -Infinity
      if (trouble !== null) trouble = { ...trouble, count: 0 }
    },
    /** Forgets the trouble, as no letter is left for it to hold up. */
    forget(): void {
      trouble = null
    },
    /**
     * The trouble as staff see it; null: there is none. `oldestDue`: when the oldest letter was
     * due.
     */
    trouble(oldestDue: number | null): MailTrouble | null {
      if (trouble === null) return null
      const now = clock.now()
      const since = Math.min(oldestDue ?? now, trouble.since)
      return {
        detail: trouble.detail,
        since: iso(since),
        needsPerson: !trouble.passes || now - since >= patienceMs,
        ...(until > now && { until: iso(until) }),
      }
    },
    /** The trouble of settings that lack what every letter needs. */
    missing: (detail: string, oldestDue: number | null): MailTrouble => ({
      detail,
      since: iso(Math.min(oldestDue ?? Infinity, clock.now())),
      needsPerson: true,
    }),
  }
}

export type Pause = ReturnType<typeof createPause>
