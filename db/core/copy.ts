import { chmodSync } from 'node:fs'
import { open } from 'node:fs/promises'
import BetterSqlite from 'better-sqlite3'
import { type Connected, rawOf } from './connection.ts'

export type CopyOptions = {
  readonly signal?: AbortSignal
  /** In pages. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Pages of one step of SQLite's backup: 2.4 ms at most, where it was measured. */
const pagesPerStep = 100
/** 16 MB. What is not synced by the end, SQLite syncs at once and blocks the main thread. */
const pagesPerSync = 4_000

/**
 * Copies the database into one file by SQLite's backup, while others write to it: a copied file
 * would lack what is still in the log. Rejects when `signal` is aborted, and leaves half a copy.
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
      // copies no page in this step: the last sync is still under way
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

/** Syncs off the main thread; never rejects. */
async function sync(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch {
    // SQLite throws it at its own sync
  }
}

/** Makes the copy one file without a log beside it, readable by its owner alone. */
export function finishCopy(file: string): void {
  chmodSync(file, 0o600)
  const copy = new BetterSqlite(file, { timeout: 200 })
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
