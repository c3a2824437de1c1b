import type { Database as RawDatabase } from 'better-sqlite3'
import { z } from 'zod'
import { type Connected, rawOf } from './connection.ts'
import type { Writer } from './database.ts'
import { storageTroubleOf } from './trouble.ts'

const waiting = new WeakSet<RawDatabase>()

/**
 * Empties the log after the current transaction, so that what was deleted is neither in it nor in
 * the file. Several calls before then count as one.
 */
export function emptyLogSoon(tx: Writer): void {
  const raw = rawOf(tx)
  if (waiting.has(raw)) return
  waiting.add(raw)
  setImmediate(() => {
    waiting.delete(raw)
    emptyLog(tx)
  })
}

/** Until the next try while somebody reads: a check or a backup takes seconds. */
const readerMs = 500

/** Tries again while somebody reads; on a full disk it is left to the next call. */
export function emptyLog(handle: Connected): void {
  const raw = rawOf(handle)
  if (!raw.open || raw.inTransaction) return
  try {
    if (!isEmptied(raw)) setTimeout(() => emptyLog(handle), readerMs).unref()
  } catch (error) {
    if (storageTroubleOf(error) === null) throw error
  }
}

const answerSchema = z.array(z.object({ busy: z.number() }))

/** False: somebody reads. Does not wait for the reader, because it would block the main thread. */
function isEmptied(raw: RawDatabase): boolean {
  const wait = z.number().parse(raw.pragma('busy_timeout', { simple: true }))
  raw.pragma('busy_timeout = 0')
  try {
    const [answer] = answerSchema.parse(raw.pragma('wal_checkpoint(TRUNCATE)'))
    return answer?.busy !== 1
  } finally {
    raw.pragma(`busy_timeout = ${wait}`)
  }
}
