import { type Database, write } from '../../db/database.ts'
import { forgetFutureWords, makeJobsDue } from '../../db/queries/automations.ts'
import { giveBackLeases, type LeaseFilter } from '../../db/queries/leases.ts'
import { makeAllDue, makeReasonDue } from '../../db/queries/moves.ts'
import { latestIds } from '../../db/queries/records.ts'
import { countByState, nextDueAt } from '../../db/queries/work.ts'
import type { EventName, Events } from '../../shared/calls.ts'
import type { EngineStatus } from '../../shared/engine.ts'
import { clockSlackMs, longestSilence } from '../../shared/heartbeat.ts'
import type { LetterPolicy } from '../outbox/post-letter.ts'
import { type Clock, iso } from '../scheduler/clock.ts'
import type { Pacing } from '../scheduler/pacing.ts'
import { createAccountHolds, mailinAccount } from './account-holds.ts'
import { trialMs } from './bounds.ts'
import { type AlsoCommit, commitFindings } from './commit-findings.ts'
import { createMailinLane } from './mailin-lane.ts'
import { noticeOverdue } from './notice-overdue.ts'
import { pausesNow } from './pauses.ts'
import { createRegistrarLanes } from './registrar-lanes.ts'
import type { Finding, StepContext } from './step.ts'
import { createStorageRest } from './storage-rest.ts'

/** The engine looks again at least this often, whatever it waits for. */
const longestWaitMs = 60_000
/** A registrar may show the old nameservers for a moment after it took the new ones. */
const registrarLagMs = 5_000
/** A domain whose step had a bug is left alone for so long. */
const bugPauseMs = 60_000

/** Everything from outside: time, ports, settings, and whom to tell. */
export type EngineOptions = {
  readonly db: Database
  readonly clock: Clock
  readonly random: () => number
  readonly pacing: Pacing
  readonly ports: Pick<StepContext, 'mailHost' | 'registrarOf' | 'credentialsOf' | 'passwords'>
  /** Read afresh for every step: settings take effect at once. */
  readonly settings: () => Pick<StepContext, 'batchSize' | 'intervalMs' | 'jobPollMs'> &
    LetterPolicy
  /** False while the vault is locked: the engine waits politely. */
  readonly isUnlocked: () => boolean
  /** Staff want nothing asked of the providers; what is under way ends by itself. */
  readonly isPaused: () => boolean
  /** The app is locked, and staff want nothing asked meanwhile. Absent: never. */
  readonly isHeld?: () => boolean
  readonly emit: <Name extends EventName>(event: Name, data: Events[Name]) => void
  /** For bugs: expected trouble is in the database. */
  readonly reportBug: (error: unknown) => void
  /** Runs with every check, after the recovery at start. */
  readonly onTick?: (now: number) => void
}

/** One engine per workspace. */
export type Engine = {
  start(): void
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
  /** Something may be due: staff acted, settings changed, the machine woke up. */
  nudge(): void
  /** Makes everything that waits due, except what a quota holds back. */
  checkNow(): void
  /** New login or settings: the account is tried again at once. */
  releaseAccount(): void
  status(): EngineStatus
}

/** Takes due order domains through their steps, until stopped. */
export function createEngine(options: EngineOptions): Engine {
  const { db, clock, random, pacing, ports, emit, isHeld = () => false } = options
  const holds = createAccountHolds(db, random)
  const storage = createStorageRest(db)
  const underWay = new Set<Promise<void>>()
  let isRunning = false
  let isMailinBusy = false
  let mailinRestsUntil = -Infinity
  let lastRunAt: number | null = null
  /** Since when it works without a break, as far as checks can tell. */
  let atWorkSince = Infinity
  let nextRunAt: number | null = null
  let cancelWake = () => {}
  let cancelTick = () => {}
  let told = latestIds(db.orm)

  const context = (): StepContext => ({
    db,
    ...ports,
    ...options.settings(),
    now: () => clock.now(),
    nextTickAt() {
      const now = clock.now()
      // after a jump of the clock the planned check lies in the past, and its timer ahead
      const planned = nextRunAt ?? -Infinity
      return planned > now ? planned : now + options.settings().intervalMs
    },
  })

  function commit(findings: readonly Finding[], also?: AlsoCommit): void {
    const policy = options.settings()
    const orders = commitFindings(
      { db, holds, policy, clock: { now: clock.now(), random } },
      findings,
      also,
    )
    for (const id of orders) emit('order:changed', { id })
    tellNews()
  }

  function tellNews(): void {
    const latest = latestIds(db.orm)
    if (latest.notification > told.notification)
      emit('notification:new', { id: latest.notification })
    if (latest.letter > told.letter) emit('letter:changed', { id: latest.letter })
    told = latest
  }

  /** After an answer that was no refusal the next 429 starts from the short wait again. */
  function commitLane(findings: readonly Finding[], also?: AlsoCommit): void {
    commit(findings, also)
    const isWell = findings.some(({ outcome }) => outcome.kind !== 'failed')
    if (isWell && holds.current(clock.now()) === null) holds.clear()
  }

  const lane = createMailinLane({
    context,
    random,
    commit: commitLane,
    breathe: () => new Promise(resolve => void clock.after(0, resolve)),
    limitOf: work => holds.limit(work, clock.now()),
    rest: () => holds.told(clock.now()),
  })

  const registrars = createRegistrarLanes({ context, commit })

  /** A full disk is no bug: all of the engine rests. Answers whether that was it. */
  function restOrReport(error: unknown): boolean {
    if (!storage.restFor(error, clock.now())) {
      options.reportBug(error)
      return false
    }
    emit('engine:changed', {})
    return true
  }

  /** For what a timer runs: nobody above would catch it. */
  function guarded(run: () => void, onRest = () => {}): void {
    try {
      run()
    } catch (error) {
      if (restOrReport(error)) onRest()
    }
  }

  /** A bug is reported, gives its domains back, and must not stop the others. */
  function launch(work: () => Promise<void>, giveBack: LeaseFilter, onEnd: () => void): void {
    const run = work()
      .catch((error: unknown) => {
        const owe = () => storage.owe(giveBack)
        if (restOrReport(error)) owe()
        else guarded(() => restFromBug(giveBack), owe)
      })
      .finally(() => {
        onEnd()
        underWay.delete(run)
        dispatch()
      })
    underWay.add(run)
  }

  function restFromBug(giveBack: LeaseFilter): void {
    const at = clock.now() + bugPauseMs
    const givenBack = write(db, tx => giveBackLeases(tx, giveBack, at))
    // a bug before the lease would come up again at once, without end
    if (givenBack === 0 && giveBack === 'mailin') mailinRestsUntil = at
  }

  const mayAsk = () => options.isUnlocked() && !options.isPaused() && !isHeld()

  function dispatch(): void {
    if (!isRunning) return
    guarded(() => {
      const isResting = storage.until() !== null
      if (!storage.isOver(clock.now())) return
      if (isResting) emit('engine:changed', {})
      if (!mayAsk()) return
      runMailin(clock.now())
      runRegistrars()
    })
    guarded(scheduleWake)
  }

  function runMailin(now: number): void {
    const restsUntil = Math.max(mailinRestsUntil, pacing.readyAt(mailinAccount))
    if (isMailinBusy || holds.current(now) !== null || restsUntil > now) return
    const work = lane.next()
    if (work === null) return
    isMailinBusy = true
    let isInFront = true
    const giveWay = () => {
      if (!isInFront) return
      isInFront = false
      isMailinBusy = false
      dispatch()
    }
    launch(
      () => work(giveWay),
      'mailin',
      () => {
        if (isInFront) isMailinBusy = false
      },
    )
  }

  function runRegistrars(): void {
    for (let work = registrars.next(); work !== null; work = registrars.next())
      launch(work.run, work.domain.id, work.end)
  }

  function scheduleWake(): void {
    cancelWake()
    const now = clock.now()
    const rests = storage.until()
    // a rest asks the database nothing: it may be that which cannot be read
    cancelWake = clock.after((rests ?? now + longestWaitMs) - now, dispatch)
    if (rests !== null) return
    const times = [
      holds.current(now)?.until,
      pacing.readyAt(mailinAccount),
      mailinRestsUntil,
      nextDueAt(db.orm, now),
      lane.nextAt(),
    ].flatMap(time => (time != null && time > now ? [time] : []))
    const at = Math.min(now + longestWaitMs, ...times)
    cancelWake()
    cancelWake = clock.after(at - now, dispatch)
  }

  function tick(): void {
    const now = clock.now()
    planTick(now)
    guarded(() => {
      if (lastRunAt !== null && lastRunAt > now + clockSlackMs) forgetPlans(now)
      if (storage.until() === null) {
        options.onTick?.(now)
        tellOverdue(now)
      }
      tellNews()
      // last: a check that broke off is none, and the window sees that it is missing
      lastRunAt = now
    })
    emit('engine:changed', {})
    dispatch()
  }

  /** What waits in vain while the engine works; a rest of all says so itself. */
  function tellOverdue(now: number): void {
    const gap = lastRunAt === null ? Infinity : now - lastRunAt
    const isSteady = gap >= 0 && gap <= longestSilence(options.settings().intervalMs)
    if (!mayAsk() || !isSteady) atWorkSince = now
    if (now - atWorkSince < trialMs) return
    for (const id of noticeOverdue(db, holds, now)) emit('order:changed', { id })
  }

  /** The clock was set back: what was planned by the other time would wait for it to come. */
  function forgetPlans(now: number): void {
    mailinRestsUntil = -Infinity
    holds.forgetFuture(now)
    write(db, tx => {
      makeAllDue(tx, now)
      makeReasonDue(tx, 'quota', now)
      makeJobsDue(tx, now)
      forgetFutureWords(tx, now)
    })
  }

  function planTick(now: number): void {
    cancelTick()
    const { intervalMs } = options.settings()
    nextRunAt = now + intervalMs
    cancelTick = clock.after(intervalMs, tick)
  }

  return {
    start() {
      if (isRunning) return
      isRunning = true
      holds.forgetFuture(clock.now())
      write(db, tx => {
        giveBackLeases(tx, 'mailin', clock.now())
        giveBackLeases(tx, 'registrars', clock.now() + registrarLagMs)
      })
      tick()
    },
    async stop() {
      isRunning = false
      cancelWake()
      cancelTick()
      nextRunAt = null
      await Promise.allSettled(underWay)
    },
    nudge() {
      const now = clock.now()
      if (isRunning && (nextRunAt ?? 0) > now + options.settings().intervalMs) planTick(now)
      guarded(tellNews)
      dispatch()
    },
    checkNow() {
      const now = clock.now()
      storage.tryNow()
      write(db, tx => {
        makeAllDue(tx, now)
        makeJobsDue(tx, now)
      })
      if (isRunning) tick()
    },
    releaseAccount() {
      storage.tryNow()
      guarded(() => {
        holds.release()
        write(db, tx => makeReasonDue(tx, 'account', clock.now()))
      })
      emit('engine:changed', {})
      dispatch()
    },
    status() {
      const { due, halted } = countByState(db.orm)
      const resting = storage.view()
      return {
        running: isRunning && options.isUnlocked(),
        paused: options.isPaused(),
        ...(lastRunAt === null ? {} : { lastRunAt: iso(lastRunAt) }),
        ...(nextRunAt === null ? {} : { nextRunAt: iso(nextRunAt) }),
        intervalSeconds: options.settings().intervalMs / 1000,
        pauses: pausesNow(db, holds, clock.now()),
        ...(resting === null ? {} : { storage: resting }),
        waiting: due,
        halted,
      }
    },
  }
}
