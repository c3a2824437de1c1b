import type { Database as RawDatabase, RunResult } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Result } from '../../shared/border/result.ts'
import type { By } from '../../shared/team/team.ts'
import * as schema from '../schema/schema.ts'
import { type Connected, connection, rawOf } from './connection.ts'
import { keepStatements } from './keep-statements.ts'
import { storageTroubleOf } from './trouble.ts'

type Orm = BaseSQLiteDatabase<'sync', RunResult, typeof schema>

/** Reads, in a transaction or outside of one. Throws when a statement that writes is prepared. */
export type Reader = Pick<Orm, 'select' | 'selectDistinct' | '$count' | 'all' | 'get'>

/** A transaction under way, which reads what it wrote. Only `write` hands it out. */
export type Writer = Reader &
  Pick<Orm, 'insert' | 'update' | 'delete' | 'run'> &
  Connected & { readonly [signature]: By | null }

const writer: unique symbol = Symbol('writer')
const signature: unique symbol = Symbol('signature')

/** One connection, owned by the main process. */
export type Database = Connected & { readonly reader: Reader; readonly [writer]: Writer }

/** The handles of an open connection, with prepared queries of their own. */
export function asDatabase(raw: RawDatabase): Database {
  const kept = keepStatements(raw)
  const write = Object.assign(drizzle(kept, { schema }), {
    [connection]: raw,
    [signature]: null,
  })
  return { [connection]: raw, [writer]: write, reader: readerOf(raw) }
}

/** The same database for a staff member: what is written through it says who did it. */
export function signedBy(db: Database, by: By): Database {
  const signed: Writer = Object.create(db[writer], { [signature]: { value: by } })
  return { ...db, [writer]: signed }
}

/** The staff member that a database is signed by; null: none is. */
export const signerOf = (db: Database): By | null => db[writer][signature]

/** Who does what this transaction writes; null: Boxwright by itself, or whoever sits here. */
export const signatureOf = (tx: Writer): By | null => tx[signature]

/** A reader of a connection, also of one that was opened read-only. */
export function readerOf(raw: RawDatabase): Reader {
  const kept = keepStatements(raw)
  const reading: RawDatabase = Object.create(kept, { prepare: { value: prepare } })
  return drizzle(reading, { schema })

  function prepare(source: string) {
    const statement = kept.prepare(source)
    // `begin` changes nothing either, but has no rows to read
    if (statement.readonly && statement.reader) return statement
    throw new Error(`Not a statement that reads: ${source}`)
  }
}

/**
 * Runs a transaction: all or nothing; returns what `run` returns. IMMEDIATE: a deferred one that
 * reads, then writes, fails when another wrote. A connection has one transaction at a time, so one
 * writer serves them all, and its queries stay prepared.
 */
export function write<Value>(db: Database, run: (tx: Writer) => Value): Value {
  return rawOf(db)
    .transaction(() => run(db[writer]))
    .immediate()
}

/** False once it was closed; a handle that is used afterwards throws. */
export const isOpen = (db: Database): boolean => rawOf(db).open

/** As `write`; a failure that is returned rolls back, too. */
export function writeUnlessRefused<Value, Failure>(
  db: Database,
  run: (tx: Writer) => Result<Value, Failure>,
): Result<Value, Failure> {
  let refused: Result<Value, Failure> | null = null
  try {
    return write(db, tx => {
      const answer = run(tx)
      if (answer.ok) return answer
      refused = answer
      throw undone
    })
  } catch (error) {
    if (error === undone && refused !== null) return refused
    throw error
  }
}
const undone = new Error('Rolled back because of a refusal.')

/** Writes statistics and closes the connection, which empties the log; idempotent. */
export function closeDatabase(db: Database): void {
  const raw = rawOf(db)
  if (!raw.open) return
  try {
    raw.pragma('optimize')
  } catch (error) {
    // statistics are worth a try, not a database that stays open
    if (storageTroubleOf(error) === null) throw error
  } finally {
    raw.close()
  }
}
