import { write } from '../../db/core/database.ts'
import { forgetFutureWords, makeJobsDue } from '../../db/engine/automations.ts'
import { makeAllDue, makeReasonDue } from '../../db/engine/moves.ts'
import { clockSlackMs, longestSilence } from '../../shared/engine/heartbeat.ts'
import type { AccountHolds } from './account-holds.ts'
import { trialMs } from './bounds.ts'
import type { EngineOptions } from './engine-options.ts'
import type { Guard } from './guard.ts'
import { noticeOverdue } from './notice-overdue.ts'
import type { StorageRest } from './storage-rest.ts'

export type ChecksOptions = Pick<
  EngineOptions,
  'db' | 'clock' | 'settings' | 'emit' | 'onTick'
> & {
  readonly holds: AccountHolds
  readonly storage: StorageRest
  readonly guard: Guard
  /** Whether anything may be asked of providers now. */
  readonly mayAsk: () => boolean
  readonly tellNewRecords: () => void
  /** Follows every check. */
  readonly dispatch: () => void
}

/** What is done once per interval: the app's own chores, and what waits in vain is told. */
export type Checks = {
  /** Checks now; the next check is one interval later. */
  run(): void
  /** The clock was set back: a check planned by the old time is planned anew. */
  replanFuture(): void
  stop(): void
  /** null: there was none yet. */
  lastAt(): number | null
  /** null: none is planned. */
  nextAt(): number | null
}

export function createChecks(options: ChecksOptions): Checks {
  const { db, clock, emit, holds, storage, guard } = options
  let lastAt: number | null = null
  let nextAt: number | null = null
  /** Since when the engine works without a break, as far as checks can tell. */
  let atWorkSince = Infinity
  let cancel = () => {}

  function plan(now: number): void {
    cancel()
    const { intervalMs } = options.settings()
    nextAt = now + intervalMs
    cancel = clock.after(intervalMs, run)
  }

  function run(): void {
    const now = clock.now()
    plan(now)
    guard.run(() => {
      if (lastAt !== null && lastAt > now + clockSlackMs) forgetPlans(now)
      if (storage.until() === null) {
        options.onTick?.(now)
        tellOverdue(now)
      }
      options.tellNewRecords()
      // last: a check that broke off is none, and the window sees that it is missing
      lastAt = now
    })
    emit('engine:changed', {})
    options.dispatch()
  }

  /** What waits in vain while the engine works; a rest of all says so itself. */
  function tellOverdue(now: number): void {
    const gap = lastAt === null ? Infinity : now - lastAt
    const isSteady = gap >= 0 && gap <= longestSilence(options.settings().intervalMs)
    if (!options.mayAsk() || !isSteady) atWorkSince = now
    if (now - atWorkSince < trialMs) return
    for (const id of noticeOverdue(db, holds, now)) emit('order:changed', { id })
  }

  /** The clock was set back: what was planned by the other time would wait for it to come. */
  function forgetPlans(now: number): void {
    holds.forgetFuture(now)
    write(db, tx => {
      makeAllDue(tx, now)
      makeReasonDue(tx, 'quota', now)
      makeJobsDue(tx, now)
      forgetFutureWords(tx, now)
    })
  }

  return {
    run,
    replanFuture() {
      const now = clock.now()
      if ((nextAt ?? 0) > now + options.settings().intervalMs) plan(now)
    },
    stop() {
      cancel()
      nextAt = null
    },
    lastAt: () => lastAt,
    nextAt: () => nextAt,
  }
}
