import { chmodSync } from 'node:fs'
import { open } from 'node:fs/promises'
import BetterSqlite from 'better-sqlite3'
import { type Connected, rawOf } from './connection.ts'

export type CopyOptions = {
  readonly signal?: AbortSignal
  /** Pages copied, of all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Pages of one step of SQLite's backup: 2.4 ms at most, where it was measured. */
const pagesPerStep = 100
/** 16 MB. What is left for the end, SQLite brings to the disk in one block. */
const pagesPerSync = 4_000

/**
 * A whole copy in one file, while the database is written. SQLite's own backup: a copied file
 * would lack what is still in the log. Readable by its owner alone.
 */
export async function copyDatabase(
  handle: Connected,
  target: string,
  { signal, onProgress }: CopyOptions = {},
): Promise<void> {
  let synced = 0
  let syncing = false
  await rawOf(handle).backup(target, {
    progress({ totalPages, remainingPages }) {
      signal?.throwIfAborted()
      // no page in this step: the disk catches up beside us
      if (syncing) return 0
      const done = totalPages - remainingPages
      onProgress?.(done, totalPages)
      const isLast = remainingPages <= pagesPerStep && done > synced
      if (done - synced < pagesPerSync && !isLast) return pagesPerStep
      synced = done
      syncing = true
      void sync(target).finally(() => {
        syncing = false
      })
      return 0
    },
  })
}

/** Off the main thread. What fails here fails again at SQLite's own sync, and is told there. */
async function sync(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // see above
  }
}

/** Afterwards the copy is one file that needs no log beside it. */
export function sealCopy(file: string): void {
  chmodSync(file, 0o600)
  const copy = new BetterSqlite(file, { timeout: 200 })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
