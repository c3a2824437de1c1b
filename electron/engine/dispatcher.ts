import { write } from '../../db/core/database.ts'
import { giveBackLeases, type LeaseFilter } from '../../db/engine/leases.ts'
import { nextDueAt } from '../../db/engine/work.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Guard } from './guard.ts'
import type { Lane, LaneWork } from './lanes/lane.ts'
import type { StorageRest } from './storage-rest.ts'

/** The lanes are asked again at least this often, whatever they wait for. */
const longestWaitMs = 60_000
/** A domain whose step had a bug is left alone for so long. */
const bugPauseMs = 60_000

export type DispatcherOptions = Pick<EngineOptions, 'db' | 'clock' | 'emit'> & {
  readonly lanes: readonly Lane[]
  readonly storage: StorageRest
  readonly guard: Guard
  /** Whether anything may be asked of providers now. */
  readonly mayAsk: () => boolean
}

/** Starts the work of all lanes, and wakes up when more may be due. */
export type Dispatcher = {
  isRunning(): boolean
  /** Starts what is due in lanes that are free; does nothing before `start` and after `stop`. */
  dispatch(): void
  start(): void
  /** Starts nothing more, and resolves when nothing is under way any more. */
  stop(): Promise<void>
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { db, clock, emit, lanes, storage, guard } = options
  const underWay = new Set<Promise<void>>()
  let isRunning = false
  let cancelWake = () => {}

  function dispatch(): void {
    if (!isRunning) return
    guard.run(() => {
      const isResting = storage.until() !== null
      if (!storage.isOver(clock.now())) return
      if (isResting) emit('engine:changed', {})
      if (!options.mayAsk()) return
      for (const lane of lanes)
        for (let work = lane.next(); work !== null; work = lane.next()) launch(work)
    })
    guard.run(scheduleWake)
  }

  /**
   * Runs one piece of work. What it throws is reported and gives its domains back; other work
   * goes on.
   */
  function launch({ run, leases, end, rest }: LaneWork): void {
    const running = run()
      .catch((error: unknown) => {
        const owe = () => storage.owe(leases)
        if (guard.catch(error)) owe()
        else guard.run(() => restFromBug(leases, rest), owe)
      })
      .finally(() => {
        end()
        underWay.delete(running)
        dispatch()
      })
    underWay.add(running)
  }

  function restFromBug(leases: LeaseFilter, rest: LaneWork['rest']): void {
    const at = clock.now() + bugPauseMs
    const givenBack = write(db, tx => giveBackLeases(tx, leases, at))
    if (givenBack === 0) rest?.(at)
  }

  function scheduleWake(): void {
    cancelWake()
    const now = clock.now()
    const rests = storage.until()
    // while the storage rests, the database is not asked: it may be what cannot be read
    cancelWake = clock.after((rests ?? now + longestWaitMs) - now, dispatch)
    if (rests !== null) return
    const due = nextDueAt(db.reader, now)
    const times = [...lanes.flatMap(lane => lane.nextTimes()), ...(due === null ? [] : [due])]
    const at = Math.min(now + longestWaitMs, ...times.filter(time => time > now))
    cancelWake()
    cancelWake = clock.after(at - now, dispatch)
  }

  return {
    isRunning: () => isRunning,
    dispatch,
    start() {
      isRunning = true
    },
    async stop() {
      isRunning = false
      cancelWake()
      await Promise.allSettled(underWay)
    },
  }
}
