import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import { DatabaseRefused } from '../../db/core/open.ts'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { iso } from '../scheduler/clock.ts'

/** The lock on a mode's folder, held until `release`, which is idempotent. */
export type FolderLock = { release(): void }

const ownerSchema = z.object({ pid: z.number(), host: z.string(), since: z.string() })

/**
 * Locks a mode's folder: two Boxwrights on one folder would both work for its Mailin account, and
 * two user-data folders may lead to it by a link. It is an exclusive lock of SQLite's, which the
 * system releases however the process ends. A note beside it says who has it. Throws
 * `DatabaseRefused` of kind `in-use`.
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

/** Writes who has the lock. Where the disk does not take the note, others are told no name. */
function noteOwner(note: string, now: number): void {
  const owner = { pid: process.pid, host: hostname(), since: iso(now) }
  try {
    writeNewFile(note, JSON.stringify(owner))
  } catch {
    dropNote(note)
  }
}

/** Removes the note. One that stays does no harm: it is read only while somebody has the lock. */
function dropNote(note: string): void {
  try {
    rmSync(note, { force: true })
  } catch {
    // the disk is read-only, or something else has the note's name
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
