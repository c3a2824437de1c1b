import type { MailTrouble } from '../../shared/letters/letter.ts'
import { backOff } from '../scheduler/backoff.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import type { Delivery, TroubleCause } from './delivery.ts'

/**
 * The shortest pause by what stands in the way, in milliseconds. A refused login is not hammered:
 * servers lock accounts that do. A limit of an hour or a day is not over sooner by asking.
 */
const leastPauseMs: Readonly<Record<TroubleCause, number>> = {
  server: 0,
  encryption: 0,
  login: 5 * 60_000,
  sender: 5 * 60_000,
  limit: 15 * 60_000,
}

/** What is over by itself, unless it lasts. */
const passes: Readonly<Record<TroubleCause, boolean>> = {
  server: true,
  encryption: false,
  login: false,
  sender: false,
  limit: true,
}

/** A mail server that restarts is back by then. */
const patienceMs = 60_000

type Trouble = {
  readonly detail: string
  /** The first of those in a row. */
  readonly since: number
  /** How many in a row. */
  readonly count: number
  readonly passes: boolean
  /** With which letter; null: this computer's trouble, not the server's. */
  readonly letterId: number | null
}

/**
 * Why nothing leaves and until when. The trouble outlasts its pause: the next try alone tells
 * whether it is over.
 */
export function createPause(clock: Clock, random: () => number) {
  let until = -Infinity
  let trouble: Trouble | null = null

  return {
    /** Milliseconds since 1970, also past; -Infinity without any. */
    until: () => until,
    /** The letter that met the trouble; null without one. */
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
      until = now + Math.max(backOff(count, random), leastPauseMs[cause])
    },
    /** A full disk, a held file or a bug of ours. */
    noteOwn(detail: string, ms: number): void {
      const now = clock.now()
      const since = trouble?.since ?? now
      trouble = { detail, since, count: 1, passes: true, letterId: null }
      until = now + ms
    },
    forgetOwn(): void {
      if (trouble?.letterId === null) trouble = null
    },
    /** The next try is at once; until it has an answer the trouble stays. */
    tryNow(): void {
      until = -Infinity
      if (trouble !== null) trouble = { ...trouble, count: 0 }
    },
    /** No letter is left that it would hold up. */
    forget(): void {
      trouble = null
    },
    /** null: nothing is in the way. `oldestDue`: since when the oldest letter waits, or will. */
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
    /** Settings lack something that every letter needs. */
    missing: (detail: string, oldestDue: number | null): MailTrouble => ({
      detail,
      since: iso(Math.min(oldestDue ?? Infinity, clock.now())),
      needsPerson: true,
    }),
  }
}

export type Pause = ReturnType<typeof createPause>
