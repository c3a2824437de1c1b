import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import { DatabaseRefused } from '../../db/core/open.ts'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { iso } from '../scheduler/clock.ts'

/** The folder of a mode is ours until `release`, which may be called again. */
export type FolderLock = { release(): void }

const ownerSchema = z.object({ pid: z.number(), host: z.string(), since: z.string() })

/**
 * Two Boxwrights on one folder would both work for its Mailin account: two user-data folders may
 * lead to it by a link. An exclusive lock of SQLite's lasts as long as the folder is open; the
 * system releases it after any end of the process, so that none is left behind. Who has it stands
 * beside it. Throws `DatabaseRefused` of kind `in-use`.
 */
export function lockFolder(folder: string, now: number): FolderLock {
  const note = join(folder, 'in-use.json')
  const lock = new BetterSqlite(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new DatabaseRefused('in-use', lockedBy(note))
    throw error
  }
  noteOwner(note, now)
  let isLocked = true
  return {
    release() {
      if (!isLocked) return
      isLocked = false
      dropNote(note)
      lock.close()
    },
  }
}

/** On a disk that takes no note the lock alone keeps others out: they are told no name. */
function noteOwner(note: string, now: number): void {
  const owner = { pid: process.pid, host: hostname(), since: iso(now) }
  try {
    writeNewFile(note, JSON.stringify(owner))
  } catch {
    dropNote(note)
  }
}

/** One that cannot be removed is read only while somebody has the lock. */
function dropNote(note: string): void {
  try {
    rmSync(note, { force: true })
  } catch {
    // the disk is read-only, or it is no file
  }
}

function lockedBy(note: string): string {
  try {
    const text = readOrdinaryFile(note, 10_000).toString('utf8')
    const { pid, host, since } = ownerSchema.parse(JSON.parse(text))
    return `It is open in process ${pid} on ${host}, since ${since}.`
  } catch {
    return 'It is open in another Boxwright.'
  }
}
