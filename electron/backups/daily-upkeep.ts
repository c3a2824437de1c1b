import type { Database } from '../../db/core/database.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { BackupKind } from '../../shared/backups/backups.ts'
import type { Clock } from '../scheduler/clock.ts'
import { dropOldBroken } from './broken-databases.ts'
import { dropOldBackups, findBackups } from './list-backups.ts'
import { dropUnneededKeys } from './old-keys.ts'
import type { WorkspacePaths } from './paths.ts'

export type DailyUpkeepOptions = {
  readonly db: Database
  readonly paths: WorkspacePaths
  readonly clock: Clock
  readonly copy: (kind: BackupKind) => Promise<{ readonly ok: boolean }>
  readonly emit: (event: 'backups:changed', data: Record<string, never>) => void
  readonly reportBug: (error: unknown) => void
  readonly isStopped: () => boolean
}

/** Milliseconds until the first look, so that window and engine start undisturbed. */
const firstLookMs = 10_000
const lookMs = 30 * 60_000

/** Twice an hour makes the day's backup if it is missing, and removes what is past its days. */
export function createDailyUpkeep(options: DailyUpkeepOptions) {
  const { db, paths, clock, copy, emit, reportBug, isStopped } = options
  let cancelLook = () => {}

  /** Makes today's backup unless there is one. Returns whether there is one now. */
  async function copyDaily(): Promise<boolean> {
    const today = new Date(clock.now()).toDateString()
    const newest = findBackups(paths.backups).find(one => one.kind === 'daily')
    if (newest !== undefined && new Date(newest.at).toDateString() === today) return true
    return (await copy('daily')).ok
  }

  /** Runs after the day's backup: an old one goes only when there is a newer one. */
  async function dropOld(): Promise<void> {
    if (isStopped()) return
    if (dropOldBackups(paths.backups, clock.now())) emit('backups:changed', {})
    dropOldBroken(paths, clock.now())
    await dropUnneededKeys(db, paths)
  }

  function look(): void {
    cancelLook = clock.after(lookMs, look)
    copyDaily()
      .then(isThere => (isThere ? dropOld() : undefined))
      .catch((error: unknown) => {
        // a file that another program holds open is removed at the next look
        if (storageTroubleOf(error) === null) reportBug(error)
      })
  }

  return {
    start() {
      cancelLook = clock.after(firstLookMs, look)
    },
    stop: () => cancelLook(),
  }
}
