import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type CheckResult, checkDatabase } from '../../db/core/check.ts'
import { checksumOf, noteChecksum } from '../../db/core/checksum.ts'
import { copyDatabase, finishCopy } from '../../db/core/copy.ts'
import type { Database } from '../../db/core/database.ts'
import { tryRemove } from '../../db/core/ordinary-file.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import { databaseSize } from '../../db/core/upkeep.ts'
import { type BackupKind, backupName } from '../../shared/backups/backups.ts'
import type { StorageTrouble } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { removeCopy } from './list-backups.ts'
import { journalOf, type WorkspacePaths } from './paths.ts'

export type BackUpOptions = {
  readonly db: Database
  readonly paths: WorkspacePaths
  readonly kind: BackupKind
  readonly now: () => number
  readonly signal: AbortSignal
  readonly onProgress: (percent: number) => void
  readonly freeBytes?: (folder: string) => number
}

export type BackUpFailure =
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'trouble'
      readonly trouble: StorageTrouble
      readonly neededBytes?: number
      readonly freeBytes?: number
    }

/** Bytes that have to stay free on the disk beside the copy itself. */
const marginBytes = 2_000_000

/**
 * Copies the database while the engine runs, checks the copy, and only then gives it its name,
 * which is returned. In practice the providers' journal is copied in the tick that completes the
 * copy.
 */
export async function backUp(options: BackUpOptions): Promise<Result<string, BackUpFailure>> {
  const { db, paths, kind, now, signal, onProgress } = options
  const target = join(paths.backups, backupName(kind, now()))
  const unfinished = `${target}.new`
  try {
    mkdirSync(paths.backups, { recursive: true, mode: 0o700 })
    dropUnfinished(paths.backups)
    const space = spaceFor(options)
    if (space !== null) return fail(space)
    await copyDatabase(db, unfinished, {
      signal,
      onProgress: (done, total) => onProgress(percent(done, total) / 2),
    })
    if (paths.journal !== null) copyJournal(paths.journal, journalOf(unfinished))
    finishCopy(unfinished)
    const checked = await checkDatabase({
      file: unfinished,
      signal,
      pause: pauseBriefly,
      now: () => performance.now(),
      onProgress: (done, total) => onProgress(50 + percent(done, total) / 2),
    })
    if (checked.kind !== 'whole') return fail(abandon(unfinished, checked))
    await noteChecksum(unfinished, basename(target))
    // the database last: a copy that has its name has its checksum and journal, too
    renameSync(checksumOf(unfinished), checksumOf(target))
    if (existsSync(journalOf(unfinished))) renameSync(journalOf(unfinished), journalOf(target))
    renameSync(unfinished, target)
    return ok(target)
  } catch (error) {
    removeCopy(unfinished)
    if (signal.aborted) return fail({ kind: 'stopped' })
    const trouble = storageTroubleOf(error)
    if (trouble === null) throw error
    return fail({ kind: 'trouble', trouble })
  }
}

/** Where no journal is, an empty one is written: restoring it makes the providers forget all. */
function copyJournal(journal: string, target: string): void {
  if (existsSync(journal)) copyFileSync(journal, target)
  else writeFileSync(target, '')
  chmodSync(target, 0o600)
}

function abandon(file: string, checked: CheckResult): BackUpFailure {
  removeCopy(file)
  return checked.kind === 'stopped' ? checked : { kind: 'trouble', trouble: 'damaged' }
}

const percent = (done: number, total: number) => (total === 0 ? 100 : (done / total) * 100)

function spaceFor({ db, paths, freeBytes = freeBytesOf }: BackUpOptions) {
  const { journal, backups } = paths
  const extra = journal !== null && existsSync(journal) ? statSync(journal).size : 0
  const needed = databaseSize(db) + extra + marginBytes
  const free = freeBytes(backups)
  return free >= needed
    ? null
    : ({ kind: 'trouble', trouble: 'full', neededBytes: needed, freeBytes: free } as const)
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** Removes what a kill in the middle of a backup has left. */
function dropUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (/\.db\.new(-journal|-wal|-shm|\.providers\.jsonl|\.sha256)?$/.test(name))
      tryRemove(join(folder, name))
}
