import { statfsSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import type { StorageTrouble } from '../../shared/border/failure.ts'

/** SQLite's codes by their beginning; the first that fits counts. */
const troubleByCode: readonly (readonly [string, StorageTrouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  // the shared memory beside the log could not grow
  ['SQLITE_IOERR_SHMSIZE', 'full'],
  ['SQLITE_IOERR', 'unreachable'],
]

/** The system's error codes for files beside the database. */
const troubleByFileCode: Readonly<Record<string, StorageTrouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EIO: 'unreachable',
}

/** What is wrong with the disk or the file; null: the error has another cause. */
export function storageTroubleOf(error: unknown): StorageTrouble | null {
  if (!(error instanceof Error)) return null
  if (error instanceof BetterSqlite.SqliteError) {
    const { code } = error
    return troubleByCode.find(([start]) => code.startsWith(start))?.[1] ?? null
  }
  // a path tells a file's error from a connection's; of an open file only the call is named
  if (
    'code' in error &&
    typeof error.code === 'string' &&
    ('path' in error || isFullCode(error))
  )
    return troubleByFileCode[error.code] ?? null
  return error.cause === undefined ? null : storageTroubleOf(error.cause)
}

const isFullCode = (error: Error): boolean =>
  'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** With fewer bytes left SQLite cannot write a page beside its log. */
const littleBytes = 128 * 1024

/**
 * As `storageTroubleOf`, for a file in this folder: a full disk also fails as `unreachable` or
 * `read-only`, so the space that is left is looked at.
 */
export function storageTroubleAt(folder: string, error: unknown): StorageTrouble | null {
  const trouble = storageTroubleOf(error)
  return (trouble === 'unreachable' || trouble === 'read-only') && isFull(folder)
    ? 'full'
    : trouble
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder)
    return bavail * bsize < littleBytes || (files > 0 && ffree === 0)
  } catch {
    return false
  }
}
