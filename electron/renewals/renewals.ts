import { isOpen } from '../../db/core/database.ts'
import { searchCap } from '../../db/core/search.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import {
  countDueAtRdap,
  countDueRegistrations,
  lastReadAt,
} from '../../db/renewals/registrations.ts'
import type { EventName, Events } from '../../shared/border/events.ts'
import type { RenewalStatus } from '../../shared/renewals/renewal.ts'
import { hourMs } from '../../shared/text/duration.ts'
import type { Rdap } from '../providers/rdap/client.ts'
import { iso } from '../scheduler/clock.ts'
import { tellExpiring } from './notice.ts'
import { createRdapReads } from './rdap-reads.ts'
import { createRegistrarReads, type RegistrarReadsOptions } from './registrar-reads.ts'

export type RenewalsOptions = Omit<RegistrarReadsOptions, 'triedBefore' | 'onRead'> & {
  readonly rdap: Rdap
  /** Staff allow to tell RDAP the names of domains without keys. */
  readonly asksRdap: () => boolean
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  readonly reportBug: (error: unknown) => void
}

/** Reads when registrations end, on a slow clock, and tells staff of those that end soon. */
export type Renewals = {
  start(): void
  /** Ends the requests under way; what they were to read stays due. */
  stop(): Promise<void>
  /** Reads all again that was not read just now; returns how many domains that are. */
  checkNow(): number
  /** To be called when the vault may have opened, or settings have changed. */
  nudge(): void
  status(): RenewalStatus
}

/** Milliseconds until a database that took nothing is tried again. */
const storagePauseMs = 10_000
/** Milliseconds of rest after a bug, so that it asks nobody again and again. */
const bugPauseMs = hourMs / 4
/** Events are told no more often than this, in milliseconds. */
const tellMs = 1000
/** Staff are told at the latest so long after the reading began, though it goes on. */
const longestReadingMs = hourMs

export function createRenewals(options: RenewalsOptions): Renewals {
  const { db, clock, pace, emit } = options
  let triedBefore = 0
  let lastTold = -Infinity
  const onRead = () => {
    if (clock.now() - lastTold < tellMs) return
    lastTold = clock.now()
    emit('renewals:changed', {})
  }
  const registrars = createRegistrarReads({
    ...options,
    triedBefore: () => triedBefore,
    onRead,
  })
  const mayAskRdap = () => options.asksRdap() && options.mayAsk()
  const rdap = createRdapReads({ ...options, mayAsk: mayAskRdap, onRead })
  let busySince: number | null = null

  async function readRegistrars(signal: AbortSignal): Promise<number> {
    const hasWorked = await registrars.step(signal)
    if (signal.aborted || !isOpen(db)) return pace.idleMs
    const now = clock.now()
    if (hasWorked) busySince ??= now
    else {
      if (busySince !== null) emit('renewals:changed', {})
      busySince = null
    }
    if (busySince === null || now - busySince > longestReadingMs) {
      const id = tellExpiring(db, now)
      if (id !== null) emit('notification:new', { id })
    }
    return hasWorked ? pace.pageGapMs : pace.idleMs
  }

  async function readRdap(signal: AbortSignal): Promise<number> {
    const hasWorked = await rdap.step(signal)
    return hasWorked ? pace.rdapGapMs : pace.idleMs
  }

  const loops = [readRegistrars, readRdap].map(step => createLoop(options, step))

  const choice = () => {
    const now = clock.now()
    return { now, triedBefore, knownBefore: now }
  }

  return {
    start: () => loops.forEach(loop => loop.start()),
    stop: async () => void (await Promise.all(loops.map(loop => loop.stop()))),
    nudge: () => loops.forEach(loop => loop.nudge()),
    checkNow() {
      triedBefore = Math.max(triedBefore, clock.now() - pace.freshMs)
      const count = countDueRegistrations(db.reader, choice())
      emit('renewals:changed', {})
      loops.forEach(loop => loop.nudge())
      return count
    },
    status() {
      const now = clock.now()
      const atRegistrars = countDueRegistrations(db.reader, choice())
      const atRdap = options.asksRdap() ? countDueAtRdap(db.reader, now) : 0
      const readAt = lastReadAt(db.reader)
      return {
        left: Math.min(searchCap, atRegistrars + atRdap),
        asksRdap: options.asksRdap(),
        ...(readAt === null ? {} : { readAt: iso(readAt) }),
        ...(!options.vault.isOpen()
          ? { isLocked: true }
          : options.mayAsk()
            ? {}
            : { isPaused: true }),
      }
    },
  }
}

/** Runs a step again and again; it returns the milliseconds until the next time. */
function createLoop(
  { db, clock, reportBug }: Pick<RenewalsOptions, 'db' | 'clock' | 'reportBug'>,
  step: (signal: AbortSignal) => Promise<number>,
) {
  const quit = new AbortController()
  let isRunning = false
  let isNudged = false
  let cancel = () => {}
  let underWay: Promise<void> = Promise.resolve()
  let isStepping = false

  async function attempt(): Promise<number> {
    try {
      return isOpen(db) ? await step(quit.signal) : storagePauseMs
    } catch (error) {
      if (storageTroubleOf(error) !== null) return storagePauseMs
      reportBug(error)
      return bugPauseMs
    }
  }

  async function turn(): Promise<void> {
    isStepping = true
    isNudged = false
    const waitsMs = await attempt()
    isStepping = false
    if (isRunning) cancel = clock.after(isNudged ? 0 : waitsMs, begin)
  }

  const begin = () => {
    cancel()
    if (isRunning && !isStepping) underWay = turn()
  }

  return {
    start() {
      isRunning = true
      begin()
    },
    async stop() {
      isRunning = false
      cancel()
      quit.abort()
      await underWay
    },
    nudge() {
      isNudged = true
      begin()
    },
  }
}
