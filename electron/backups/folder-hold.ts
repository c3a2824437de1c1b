import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import { DatabaseRefused } from '../../db/core/open.ts'
import { readOrdinaryFile, writeNewFile } from '../../db/core/ordinary-file.ts'
import { iso } from '../scheduler/clock.ts'

/** The folder of a mode is ours; `letGo` may be called again. */
export type FolderHold = { letGo(): void }

const holderSchema = z.object({ pid: z.number(), host: z.string(), since: z.string() })

/**
 * Two Boxwrights on one folder would both work for its Mailin account: two user-data folders may
 * lead to it by a link. An exclusive lock of SQLite's is held as long as the folder is open; the
 * system lets it go after any end of the process, so that none is left behind. Who has it stands
 * beside it. Throws `DatabaseRefused` of kind `held`.
 */
export function holdFolder(folder: string, now: number): FolderHold {
  const note = join(folder, 'in-use.json')
  const lock = new BetterSqlite(join(folder, 'in-use.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new DatabaseRefused('held', heldBy(note))
    throw error
  }
  noteHolder(note, now)
  let isHeld = true
  return {
    letGo() {
      if (!isHeld) return
      isHeld = false
      dropNote(note)
      lock.close()
    },
  }
}

/** On a disk that takes no note the lock alone keeps others out: they are told no name. */
function noteHolder(note: string, now: number): void {
  const holder = { pid: process.pid, host: hostname(), since: iso(now) }
  try {
    writeNewFile(note, JSON.stringify(holder))
  } catch {
    dropNote(note)
  }
}

/** One that cannot be removed is read only while somebody holds the lock. */
function dropNote(note: string): void {
  try {
    rmSync(note, { force: true })
  } catch {
    // the disk is read-only, or it is no file
  }
}

function heldBy(note: string): string {
  try {
    const text = readOrdinaryFile(note, 10_000).toString('utf8')
    const { pid, host, since } = holderSchema.parse(JSON.parse(text))
    return `It is open in process ${pid} on ${host}, since ${since}.`
  } catch {
    return 'It is open in another Boxwright.'
  }
}
