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
import { sealCopy } from '../../db/core/copy.ts'
import { inspectDatabase } from '../../db/core/inspect.ts'
import { isOrdinaryFile } from '../../db/core/ordinary-file.ts'
import { storageTroubleOf } from '../../db/core/trouble.ts'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { fail, ok, type Result } from '../../shared/border/result.ts'
import { notFound, refusal } from '../border/refusal.ts'
import { storageRefusal } from '../border/storage-refusal.ts'
import { iso } from '../scheduler/clock.ts'
import { brokenMark } from './broken-databases.ts'
import { findBackups } from './list-backups.ts'
import { journalOf, type WorkspacePaths } from './paths.ts'
import { rest } from './rest.ts'
import { writeUpkeep } from './upkeep-file.ts'

/** A checked copy that lies beside the database and only has to take its place. */
export type Prepared = { readonly database: string; readonly journal: string | null }

const endings = ['', '-wal', '-shm'] as const

/** By what the checksum beside a backup says; null: it may be restored. */
const checksumRefusals: Readonly<
  Record<Awaited<ReturnType<typeof judgeChecksum>>, string | null>
> = {
  same: null,
  // older backups have none, which staff are told before
  none: null,
  changed: 'This backup is damaged: it has changed since it was made. Choose another one.',
  unreadable:
    'The checksum of this backup cannot be read, so it may have changed since it was made. Choose another one.',
}

/** Checks a backup of the list and copies it beside the database, which goes on meanwhile. */
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
      rest,
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

/** False: the log beside the closed database still holds what is not in it. */
export function isClosedWhole({ database }: WorkspacePaths): boolean {
  const log = `${database}-wal`
  return !existsSync(log) || statSync(log).size === 0
}

/**
 * Keeps the closed database as a backup and puts the prepared one in its place. A kill at any
 * point leaves one of the two there.
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
    sealCopy(safety)
  } catch (error) {
    // it may be damaged, which is why it had to go; it is kept as it is
    if (storageTroubleOf(error) === null) throw error
  }
}

/** The providers last: that they know more than the database is what live mode expects. */
export function moveIn(paths: WorkspacePaths, prepared: Prepared, now: number): void {
  renameSync(prepared.database, paths.database)
  if (paths.journal !== null && prepared.journal !== null && existsSync(prepared.journal))
    renameSync(prepared.journal, paths.journal)
  // what was known of the old file is not true of this one
  const lastCheck = { at: iso(now), cause: 'restored', isWhole: true } as const
  writeUpkeep(paths.folder, { isOpen: false, lastCheck })
}

/** When the restored one does not open: the old one comes back. */
export function takeBack(paths: WorkspacePaths, name: string): void {
  const safety = join(paths.backups, name)
  if (!existsSync(safety)) return
  // the log of the restored one does not belong to the old one
  for (const ending of ['-wal', '-shm'] as const)
    rmSync(paths.database + ending, { force: true })
  copyWhole(safety, paths.database)
  if (paths.journal !== null && existsSync(journalOf(safety)))
    copyWhole(journalOf(safety), paths.journal)
}

/** A database that does not open is put aside with all that belongs to it, for its days. */
export function putAside({ database, journal }: WorkspacePaths, now: number): void {
  const mark = brokenMark(now)
  if (journal !== null && existsSync(journal)) copyWhole(journal, `${journal}.${mark}`)
  for (const ending of endings)
    if (existsSync(database + ending))
      renameSync(database + ending, `${database}.${mark}${ending}`)
}

/** Another name for the same bytes takes no space and no time; some disks know no such names. */
function keepOld(file: string, safety: string): void {
  try {
    linkSync(file, safety)
  } catch {
    copyWhole(file, safety)
  }
  chmodSync(safety, 0o600)
}

/** Off the main thread: a large database takes a second to reach the disk. */
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

/** Has its name only when all of it is on the disk; readable by its owner alone. */
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
