import { write } from '../../db/core/database.ts'
import { makeJobsDue } from '../../db/engine/automations.ts'
import { giveBackLeases } from '../../db/engine/leases.ts'
import { makeAllDue, makeReasonDue } from '../../db/engine/moves.ts'
import { countByState } from '../../db/engine/work.ts'
import type { EngineStatus } from '../../shared/engine/engine.ts'
import { iso } from '../scheduler/clock.ts'
import { createAccountHolds } from './account-holds.ts'
import { createChecks } from './checks.ts'
import { createCommit } from './commit-findings.ts'
import { createDispatcher } from './dispatcher.ts'
import type { EngineOptions } from './engine-options.ts'
import { createGuard } from './guard.ts'
import type { LaneOptions } from './lanes/lane.ts'
import { createMailinLane } from './lanes/mailin-lane.ts'
import { createRegistrarLanes } from './lanes/registrar-lanes.ts'
import { createNewRecords } from './new-records.ts'
import { pausesNow } from './pauses.ts'
import type { StepContext } from './step.ts'
import { createStorageRest } from './storage-rest.ts'

/** After a start, domains at a registrar wait this long: it may still show the old nameservers. */
const registrarLagMs = 5_000

/** One engine per workspace. */
export type Engine = {
  /** Voids the leases of an earlier run, and checks. Idempotent. */
  start(): void
  /** Starts nothing more, and resolves when nothing is under way any more. */
  stop(): Promise<void>
  /** Looks for due work now: staff acted, settings changed, the machine woke up. */
  nudge(): void
  /** Makes everything that waits due, except what waits for a quota, and checks. */
  checkNow(): void
  /** Ends every hold of the Mailin account, after a new login or new settings. */
  releaseAccount(): void
  status(): EngineStatus
}

/** Takes due order domains through their steps, until stopped. */
export function createEngine(options: EngineOptions): Engine {
  const { db, clock, random, emit, isStoppedByLock = () => false } = options
  const holds = createAccountHolds(db, random)
  const storage = createStorageRest(db)
  const guard = createGuard(options, storage)
  const mayAsk = () => options.isUnlocked() && !options.isPaused() && !isStoppedByLock()
  const tellNewRecords = createNewRecords(options)

  const context = (): StepContext => ({
    db,
    ...options.ports,
    ...options.settings(),
    now: () => clock.now(),
    nextTickAt() {
      const now = clock.now()
      // once the clock was set forward, the planned check lies in the past, and its timer still
      // waits
      const planned = checks.nextAt() ?? -Infinity
      return planned > now ? planned : now + options.settings().intervalMs
    },
  })
  const laneOptions = (lane: 'mailin' | 'registrars'): LaneOptions => ({
    context,
    clock,
    random,
    holds,
    commit: createCommit({ ...options, holds, tellNewRecords }, lane),
  })
  const dispatch = () => dispatcher.dispatch()
  const dispatcher = createDispatcher({
    ...options,
    lanes: [
      createMailinLane({
        ...laneOptions('mailin'),
        pacing: options.pacing,
        onFree: dispatch,
      }),
      createRegistrarLanes(laneOptions('registrars')),
    ],
    storage,
    guard,
    mayAsk,
  })
  const checks = createChecks({
    ...options,
    holds,
    storage,
    guard,
    mayAsk,
    tellNewRecords,
    dispatch,
  })

  return {
    start() {
      if (dispatcher.isRunning()) return
      dispatcher.start()
      holds.forgetFuture(clock.now())
      write(db, tx => {
        giveBackLeases(tx, 'mailin', clock.now())
        giveBackLeases(tx, 'registrars', clock.now() + registrarLagMs)
      })
      checks.run()
    },
    async stop() {
      checks.stop()
      await dispatcher.stop()
    },
    nudge() {
      checks.replanFuture()
      guard.run(tellNewRecords)
      dispatch()
    },
    checkNow() {
      const now = clock.now()
      storage.tryNow()
      write(db, tx => {
        makeAllDue(tx, now)
        makeJobsDue(tx, now)
      })
      if (dispatcher.isRunning()) checks.run()
    },
    releaseAccount() {
      storage.tryNow()
      guard.run(() => {
        holds.release()
        write(db, tx => makeReasonDue(tx, 'account', clock.now()))
      })
      emit('engine:changed', {})
      dispatch()
    },
    status() {
      const { due, running, halted } = countByState(db.reader)
      const resting = storage.view()
      const lastAt = checks.lastAt()
      const nextAt = checks.nextAt()
      return {
        running: dispatcher.isRunning() && options.isUnlocked(),
        paused: options.isPaused(),
        ...(lastAt === null ? {} : { lastRunAt: iso(lastAt) }),
        ...(nextAt === null ? {} : { nextRunAt: iso(nextAt) }),
        intervalSeconds: options.settings().intervalMs / 1000,
        pauses: pausesNow(db, holds, clock.now()),
        ...(resting === null ? {} : { storage: resting }),
        waiting: due,
        atWork: running,
        halted,
      }
    },
  }
}
