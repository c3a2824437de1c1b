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
  /** Called after every check. */
  readonly dispatch: () => void
}

/** What is done once per interval: `onTick`, and telling staff of what waits in vain. */
export type Checks = {
  /** Checks now; the next check is one interval later. */
  run(): void
  /**
   * Plans the next check anew if the clock was set back, so that it is not more than an interval
   * away.
   */
  replanFuture(): void
  stop(): void
  /** When the last check succeeded, milliseconds since 1970; null: none has yet. */
  lastAt(): number | null
  /** When the next check runs, milliseconds since 1970; null: none is planned. */
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
      // set last: a check that failed does not count, and the window shows that it is missing
      lastAt = now
    })
    emit('engine:changed', {})
    options.dispatch()
  }

  /**
   * Tells staff of what waits in vain, once the engine has worked long enough to know. While
   * nothing may be asked, the window says that instead.
   */
  function tellOverdue(now: number): void {
    const gap = lastAt === null ? Infinity : now - lastAt
    const isSteady = gap >= 0 && gap <= longestSilence(options.settings().intervalMs)
    if (!options.mayAsk() || !isSteady) atWorkSince = now
    if (now - atWorkSince < trialMs) return
    for (const id of noticeOverdue(db, holds, now)) emit('order:changed', { id })
  }

  /** Makes due what was planned before the clock was set back, and would wait too long. */
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
