import BetterSqlite from 'better-sqlite3'
import type { StorageTrouble } from '../shared/failure.ts'

/** SQLite's codes, by how they begin; the longer ones say which part of a read or write failed. */
const troubleByCode: readonly (readonly [string, StorageTrouble])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'unreachable'],
]

/** The system's codes for files beside the database. */
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
  // a path tells a file's error from a connection's
  if ('code' in error && 'path' in error && typeof error.code === 'string')
    return troubleByFileCode[error.code] ?? null
  return error.cause === undefined ? null : storageTroubleOf(error.cause)
}
