import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { z } from 'zod'
import type { Database } from './database.ts'
import { dropDerived, ensureDerived } from './derived/derived.ts'
import * as schema from './schema/schema.ts'

/** "BxWr": tells our files from any other SQLite database. */
const applicationId = 0x42_78_57_72

/** Why a database is left untouched. Shown to staff; the file stays as it is. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
}

export type OpenOptions = {
  /** Path of the file, or `:memory:`. */
  readonly file: string
  readonly migrationsFolder: string
  readonly now: () => number
}

/**
 * Opens the database, made or migrated to this version. An existing file that is empty, foreign,
 * or newer than this app is refused; before migrating, a copy is kept beside the file.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { file, migrationsFolder } = options
  if (file === ':memory:') return asDatabase(prepareNew(file, migrationsFolder))
  if (!existsSync(file)) createFile(file, migrationsFolder)
  if (statSync(file).size === 0)
    throw new DatabaseRefused(
      `${file} is empty. Restore a backup, or remove the file to start anew.`,
    )
  const raw = connect(file, opened => refuseForeign(opened, file))
  try {
    if (pendingMigrations(raw, knownMigrations(migrationsFolder)) > 0) {
      await raw.backup(`${file}.before-migration-${options.now()}`)
      dropDerived(raw)
      runMigrations(raw, migrationsFolder)
    }
    ensureDerived(raw)
    return asDatabase(raw)
  } catch (error) {
    raw.close()
    throw error
  }
}

function asDatabase(raw: BetterSqlite.Database): Database {
  return { raw, orm: drizzle(raw, { schema }) }
}

/** Made under another name: a kill in the middle must not leave a file that is then refused. */
function createFile(file: string, migrationsFolder: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.new`
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  prepareNew(unfinished, migrationsFolder).close()
  renameSync(unfinished, file)
}

function prepareNew(file: string, migrationsFolder: string): BetterSqlite.Database {
  const raw = connect(file)
  raw.pragma(`application_id = ${applicationId}`)
  runMigrations(raw, migrationsFolder)
  ensureDerived(raw)
  return raw
}

/** `check` comes before the first pragma that writes into the file. */
function connect(
  file: string,
  check = (_raw: BetterSqlite.Database) => {},
): BetterSqlite.Database {
  // a locked file would freeze the whole window for the default of five seconds
  const raw = new BetterSqlite(file, { timeout: 200 })
  try {
    check(raw)
    raw.pragma('journal_mode = WAL')
    // after the journal mode: better-sqlite3 falls back to NORMAL once WAL is on
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.pragma('trusted_schema = OFF')
    raw.pragma('secure_delete = ON')
    raw.pragma('checkpoint_fullfsync = ON')
  } catch (error) {
    raw.close()
    if (isSqliteError(error, 'SQLITE_NOTADB'))
      throw new DatabaseRefused(`${file} is not a Boxwright database. It was left as it is.`)
    throw error
  }
  return raw
}

function refuseForeign(raw: BetterSqlite.Database, file: string): void {
  if (raw.pragma('application_id', { simple: true }) !== applicationId)
    throw new DatabaseRefused(`${file} is not a Boxwright database. It was left as it is.`)
}

const journalSchema = z.object({
  entries: z.array(z.object({ when: z.number(), tag: z.string() })),
})

/** Times of the migrations that this app knows, which rise strictly. */
function knownMigrations(folder: string): readonly number[] {
  const journal: unknown = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
  return journalSchema.parse(journal).entries.map(entry => entry.when)
}

/**
 * Drizzle compares with the latest applied time alone: it would run an old app on a newer
 * database, and skip a migration that was merged late, both in silence.
 */
function pendingMigrations(raw: BetterSqlite.Database, known: readonly number[]): number {
  const hasTable = raw
    .prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`)
    .get()
  if (hasTable === undefined) return known.length
  const rows: unknown = raw.prepare('select created_at as time from __drizzle_migrations').all()
  const applied = z
    .array(z.object({ time: z.coerce.number() }))
    .parse(rows)
    .map(row => row.time)
  const newest = Math.max(0, ...applied)
  if (!known.includes(newest) && applied.length > 0)
    throw new DatabaseRefused('This database was made by a newer Boxwright. Update the app.')
  const missing = known.filter(time => !applied.includes(time))
  if (missing.some(time => time < newest))
    throw new DatabaseRefused('This database lacks an earlier migration. Restore a backup.')
  return missing.length
}

/** Foreign keys are off around it: inside, a table rebuild would delete every cascading child. */
function runMigrations(raw: BetterSqlite.Database, migrationsFolder: string): void {
  raw.pragma('foreign_keys = OFF')
  try {
    migrate(drizzle(raw), { migrationsFolder })
    const broken: unknown = raw.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0)
      throw new DatabaseRefused('The migration left broken references. A copy was kept.')
  } finally {
    raw.pragma('foreign_keys = ON')
  }
}

function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof BetterSqlite.SqliteError && error.code.startsWith(code)
}
