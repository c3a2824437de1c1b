import { type Database, isOpen, write } from '../../db/core/database.ts'
import { dueAtRdap, noteExpiry, noteTrouble, putOff } from '../../db/renewals/registrations.ts'
import { endOfDays, firstNoticeDays } from '../../shared/renewals/renewal.ts'
import { dayMs, hourMs, minuteMs } from '../../shared/text/duration.ts'
import type { Rdap, RdapTrouble } from '../providers/rdap/client.ts'
import type { Clock } from '../scheduler/clock.ts'
import type { RenewalPace } from './pace.ts'

export type RdapReadsOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly rdap: Rdap
  /** Staff allow it, and nothing stops the engine. */
  readonly mayAsk: () => boolean
  readonly pace: RenewalPace
  readonly onRead: () => void
}

/** A registration that ends soon is read each day, others once a week. */
const soonMs = 30 * dayMs
/** After so many lost answers in a row it is the connection, not the domain. */
const mostLost = 3
const longestHoldMs = hourMs

/** When RDAP is asked again after it told nothing. */
const againMs: Readonly<Record<RdapTrouble['trouble'], number>> = {
  'rdap-unknown': 7 * dayMs,
  'rdap-no-date': 7 * dayMs,
  'rdap-no-answer': dayMs,
}

/** Reads the end of registrations by RDAP, one domain at a time. */
export function createRdapReads({ db, clock, random, ...options }: RdapReadsOptions) {
  let heldUntil = -Infinity
  /** Times in a row that a server asked to wait, or gave no answer. */
  let refusals = 0
  let lost = 0
  /** A little later than asked for, so that domains that were read together spread. */
  const later = (ms: number) => clock.now() + Math.round(ms * (1 + random() / 10))

  function hold(until: string | null): void {
    const now = clock.now()
    refusals += 1
    const named = until === null ? NaN : Date.parse(until)
    const backoff = Math.min(longestHoldMs, minuteMs * 2 ** (refusals - 1))
    heldUntil = Number.isNaN(named) ? now + backoff : Math.max(named, now + 1000)
  }

  return {
    /** Asks about one due domain; returns whether there was one. */
    async step(signal: AbortSignal): Promise<boolean> {
      const now = clock.now()
      if (!options.mayAsk() || heldUntil > now) return false
      const knownBefore = now - options.pace.graceMs
      const [row] = dueAtRdap(db.reader, { now, knownBefore }, 1)
      if (row === undefined) return false
      const { name, orderId } = row
      if (orderId === null) {
        write(db, tx => putOff(tx, name, now, { rdapDueAt: null }))
        return true
      }
      const answer = await options.rdap.readExpiry(name, signal)
      if (signal.aborted || !isOpen(db)) return false
      if (answer.ok) {
        refusals = 0
        lost = 0
        const expiresAt = Date.parse(answer.value)
        const isSoon = expiresAt < clock.now() + soonMs
        const found = { expiresAt, source: 'rdap', isAutoRenewed: null } as const
        const noticeFrom = endOfDays(now, firstNoticeDays)
        const rdapDueAt = later(isSoon ? dayMs : 7 * dayMs)
        write(db, tx => noteExpiry(tx, name, found, clock.now(), noticeFrom, { rdapDueAt }))
        options.onRead()
        return true
      }
      const { trouble, waitUntil } = answer.failure
      if (waitUntil !== undefined) {
        hold(waitUntil)
        return false
      }
      lost = trouble === 'rdap-no-answer' ? lost + 1 : 0
      if (lost >= mostLost) {
        hold(null)
        return false
      }
      const rdapDueAt = later(againMs[trouble])
      write(db, tx => noteTrouble(tx, name, trouble, clock.now(), { rdapDueAt }))
      options.onRead()
      return true
    },
    /** When RDAP may be asked again; milliseconds, in the past when it may be now. */
    heldUntil: () => heldUntil,
  }
}
