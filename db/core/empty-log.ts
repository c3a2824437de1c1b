import type { Database as RawDatabase } from 'better-sqlite3'
import { z } from 'zod'
import { type Connected, rawOf } from './connection.ts'
import type { Writer } from './database.ts'
import { storageTroubleOf } from './trouble.ts'

const waiting = new WeakSet<RawDatabase>()

/**
 * After the current transaction: what was forgotten is written over in the file, and the log
 * that still holds it becomes empty.
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

/** Such as a check or a backup, which reads for seconds. */
const readerMs = 500

/** A full disk leaves it to the next time; while a reader holds it up it is tried again. */
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

/** Without waiting: for others the main thread must go on. */
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
