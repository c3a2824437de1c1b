import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { chmod, copyFile, open } from 'node:fs/promises'
import { join } from 'node:path'
import { checkDatabase } from '../../db/core/check.ts'
import { judgeChecksum } from '../../db/core/checksum.ts'
import { finishCopy } from '../../db/core/copy.ts'
import { inspectDatabase } from '../../db/core/inspect.ts'
import { isOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { storageRefusal } from '../border/storage-refusal.ts'
import { iso } from '../scheduler/clock.ts'
import { pauseBriefly } from '../scheduler/yield.ts'
import { brokenMark } from './broken-databases.ts'
import { findBackups } from './list-backups.ts'
import { journalOf, type WorkspacePaths } from './paths.ts'
import { writeUpkeep } from './upkeep-file.ts'

/** Paths of a checked copy beside the database, which only has to be renamed. */
export type Prepared = { readonly database: string; readonly journal: string | null }

const endings = ['', '-wal', '-shm'] as const

/** Why a backup is not restored, by what its checksum says; null: it may be. */
const checksumRefusals: Readonly<
  Record<Awaited<ReturnType<typeof judgeChecksum>>, string | null>
> = {
  same: null,
  // older backups have no checksum; staff are told so before they choose one
  none: null,
  changed: 'This backup is damaged: it has changed since it was made. Choose another one.',
  unreadable:
    'The checksum of this backup cannot be read, so it may have changed since it was made. Choose another one.',
}

/** Checks a backup of the list and copies it beside the database, which stays in use meanwhile. */
export async function prepareRestore(
  paths: WorkspacePaths,
  name: string,
  migrationsFolder: string,
): Promise<Result<Prepared, BorderFailure>> {
  if (findBackups(paths.backups).every(one => one.name !== name))
    return fail(notFound('This backup'))
  const file = join(paths.backups, name)
  const refused = checksumRefusals[await judgeChecksum(file)]
  if (refused !== null) return fail(refusal('not_applicable', refused))
  const found = inspectDatabase(file, migrationsFolder)
  if (found.kind === 'newer')
    return fail(refusal('not_applicable', 'This backup was made by a newer Boxwright.'))
  const checked =
    found.kind === 'ours' &&
    (await checkDatabase({
      file,
      signal: new AbortController().signal,
      pause: pauseBriefly,
      now: () => performance.now(),
    }))
  if (checked === false || checked.kind !== 'whole')
    return fail(refusal('not_applicable', 'This backup is damaged. Choose another one.'))
  const prepared = {
    database: `${paths.database}.restoring`,
    journal: paths.journal === null ? null : `${paths.journal}.restoring`,
  }
  try {
    await copyBeside(file, prepared.database)
    if (prepared.journal !== null && isOrdinaryFile(journalOf(file)))
      await copyBeside(journalOf(file), prepared.journal)
    return ok(prepared)
  } catch (error) {
    dropPrepared(prepared)
    const trouble = storageTroubleOf(error)
    if (trouble === null) throw error
    return fail(storageRefusal(trouble))
  }
}

export function dropPrepared({ database, journal }: Prepared): void {
  rmSync(database, { force: true })
  if (journal !== null) rmSync(journal, { force: true })
}

/** Whether a closed database is one whole file. False: its WAL still holds commits. */
export function isClosedWhole({ database }: WorkspacePaths): boolean {
  const log = `${database}-wal`
  return !existsSync(log) || statSync(log).size === 0
}

/**
 * Makes a backup of the closed database and puts the prepared one in its place. A kill at any point
 * leaves one of the two in place.
 */
export function replaceDatabase(
  paths: WorkspacePaths,
  prepared: Prepared,
  name: string,
  now: number,
): void {
  const safety = join(paths.backups, name)
  mkdirSync(paths.backups, { recursive: true, mode: 0o700 })
  if (paths.journal !== null && existsSync(paths.journal))
    copyWhole(paths.journal, journalOf(safety))
  keepOld(paths.database, safety)
  for (const ending of ['-wal', '-shm'] as const)
    rmSync(paths.database + ending, { force: true })
  moveIn(paths, prepared, now)
  try {
    finishCopy(safety)
  } catch (error) {
    // the old database may be damaged and is backed up as it is
    if (storageTroubleOf(error) === null) throw error
  }
}

/**
 * Renames the prepared files into place, the providers' journal last: after a kill in between the
 * providers know more than the database, as in live mode.
 */
export function moveIn(paths: WorkspacePaths, prepared: Prepared, now: number): void {
  renameSync(prepared.database, paths.database)
  if (paths.journal !== null && prepared.journal !== null && existsSync(prepared.journal))
    renameSync(prepared.journal, paths.journal)
  // the last check was of the replaced file
  const lastCheck = { at: iso(now), cause: 'restored', isWhole: true } as const
  writeUpkeep(paths.folder, { isOpen: false, lastCheck })
}

/** Puts the former database back when the restored one does not open. */
export function takeBack(paths: WorkspacePaths, name: string): void {
  const safety = join(paths.backups, name)
  if (!existsSync(safety)) return
  // the WAL of the restored database does not belong to the former one
  for (const ending of ['-wal', '-shm'] as const)
    rmSync(paths.database + ending, { force: true })
  copyWhole(safety, paths.database)
  if (paths.journal !== null && existsSync(journalOf(safety)))
    copyWhole(journalOf(safety), paths.journal)
}

/** Sets a database that does not open aside, with its WAL and journal. */
export function putAside({ database, journal }: WorkspacePaths, now: number): void {
  const mark = brokenMark(now)
  if (journal !== null && existsSync(journal)) copyWhole(journal, `${journal}.${mark}`)
  for (const ending of endings)
    if (existsSync(database + ending))
      renameSync(database + ending, `${database}.${mark}${ending}`)
}

/** Links the file to a second name, which takes no space; copies it where the disk has no links. */
function keepOld(file: string, safety: string): void {
  try {
    linkSync(file, safety)
  } catch {
    copyWhole(file, safety)
  }
  chmodSync(safety, 0o600)
}

/** Copies a file off the main thread: a large database takes a second to reach the disk. */
async function copyBeside(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, 0o600)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Copies a file, for its owner alone; the copy gets its name when all of it is on the disk. */
function copyWhole(from: string, to: string): void {
  const copy = `${to}.new`
  try {
    copyFileSync(from, copy)
    chmodSync(copy, 0o600)
    const handle = openSync(copy, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(copy, to)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
}
