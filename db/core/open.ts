import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { z } from 'zod'
import { backupName } from '../../shared/backups/backups.ts'
import { namesWithoutLetters, noteReadable } from '../customers/readable-names.ts'
import { checksumOf, noteChecksum } from './checksum.ts'
import { copyDatabase, finishCopy } from './copy.ts'
import { asDatabase, type Database, write } from './database.ts'
import { dropDerived, ensureDerived } from './derived/derived.ts'

/** "BxWr": tells our files from any other SQLite database. */
export const applicationId = 0x42_78_57_72

/**
 * `incomplete`: an earlier migration is missing. `broken`: after a migration foreign keys lead
 * nowhere. `in-use`: another Boxwright has the file.
 */
export type RefusalKind =
  | 'missing'
  | 'empty'
  | 'foreign'
  | 'newer'
  | 'incomplete'
  | 'broken'
  | 'in-use'

/** Why a database is left untouched. Shown to staff; the file stays as it is. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused'
  readonly kind: RefusalKind

  constructor(kind: RefusalKind, message: string) {
    super(message)
    this.kind = kind
  }
}

export type OpenOptions = {
  /** Path of the file, or `:memory:`. */
  readonly file: string
  readonly migrationsFolder: string
  readonly now: () => number
  /** True where there was a database before: a missing one is then not made anew. */
  readonly mustExist?: boolean
}

/**
 * Opens the database, made or migrated to this version. An existing file that is empty, foreign,
 * or newer than this app is refused (`DatabaseRefused`); before migrating, it makes a backup.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { file, migrationsFolder } = options
  if (file === ':memory:') return asDatabase(prepareNew(file, migrationsFolder))
  if (!existsSync(file)) {
    if (options.mustExist === true)
      throw new DatabaseRefused('missing', `${file} is missing. Restore a backup.`)
    createFile(file, migrationsFolder)
  }
  if (statSync(file).size === 0)
    throw new DatabaseRefused(
      'empty',
      `${file} is empty. Restore a backup, or remove the file to start anew.`,
    )
  closeToOthers(file)
  const raw = connect(file, opened => refuseForeign(opened, file))
  try {
    if (pendingMigrations(raw, knownMigrations(migrationsFolder)) > 0) {
      await keepCopy(raw, join(dirname(file), 'backups'), options.now())
      dropDerived(raw)
      runMigrations(raw, migrationsFolder)
    }
    ensureDerived(raw)
    const db = asDatabase(raw)
    const names = namesWithoutLetters(db.reader)
    if (names.length > 0) write(db, tx => noteReadable(tx, names))
    return db
  } catch (error) {
    raw.close()
    throw error
  }
}

/** Leaves the file, its log and its shared memory to their owner alone, where a disk has rights. */
function closeToOthers(file: string): void {
  for (const ending of ['', '-wal', '-shm'])
    try {
      if (existsSync(file + ending)) chmodSync(file + ending, 0o600)
    } catch {
      // a disk without rights, or somebody else's file
    }
}

/** Makes the file under another name first: half a file, as after a kill, would be refused. */
function createFile(file: string, migrationsFolder: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.new`
  for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  // SQLite gives its log and shared memory the rights of the file
  closeSync(openSync(unfinished, 'wx', 0o600))
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

/** A connection with the app's pragmas; `check` may throw before the first one that writes. */
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
    // KiB; the default of 2 MiB is too small for the upper pages of the indexes
    raw.pragma('cache_size = -32768')
  } catch (error) {
    raw.close()
    if (isSqliteError(error, 'SQLITE_NOTADB'))
      throw new DatabaseRefused(
        'foreign',
        `${file} is not a Boxwright database. It was left as it is.`,
      )
    throw error
  }
  return raw
}

function refuseForeign(raw: BetterSqlite.Database, file: string): void {
  if (raw.pragma('application_id', { simple: true }) !== applicationId)
    throw new DatabaseRefused(
      'foreign',
      `${file} is not a Boxwright database. It was left as it is.`,
    )
}

const journalSchema = z.object({
  entries: z.array(z.object({ when: z.number(), tag: z.string() })),
})

/** When each migration of this app was made, in milliseconds; they rise strictly. */
export function knownMigrations(folder: string): readonly number[] {
  const journal: unknown = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'))
  return journalSchema.parse(journal).entries.map(entry => entry.when)
}

/**
 * How many migrations are to be applied; throws for a database that is newer or lacks one between.
 * Drizzle compares with the latest applied time alone, so it would pass over both in silence.
 */
function pendingMigrations(raw: BetterSqlite.Database, known: readonly number[]): number {
  const applied = appliedMigrations(raw)
  if (applied.length === 0) return known.length
  const newest = Math.max(0, ...applied)
  if (!known.includes(newest))
    throw new DatabaseRefused(
      'newer',
      'This database was made by a newer Boxwright. Update the app.',
    )
  const missing = known.filter(time => !applied.includes(time))
  if (missing.some(time => time < newest))
    throw new DatabaseRefused(
      'incomplete',
      'This database lacks an earlier migration. Restore a backup.',
    )
  return missing.length
}

export function appliedMigrations(raw: BetterSqlite.Database): readonly number[] {
  const table = raw.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`)
  if (table.get() === undefined) return []
  const rows: unknown = raw.prepare('select created_at as time from __drizzle_migrations').all()
  return z
    .array(z.object({ time: z.coerce.number() }))
    .parse(rows)
    .map(row => row.time)
}

async function keepCopy(raw: BetterSqlite.Database, folder: string, at: number) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = join(folder, backupName('before-update', at))
  await copyDatabase(asDatabase(raw), `${target}.new`)
  finishCopy(`${target}.new`)
  await noteChecksum(`${target}.new`, backupName('before-update', at))
  renameSync(checksumOf(`${target}.new`), checksumOf(target))
  renameSync(`${target}.new`, target)
}

/** Foreign keys are off around it: inside, a table rebuild would delete every cascading child. */
function runMigrations(raw: BetterSqlite.Database, migrationsFolder: string): void {
  raw.pragma('foreign_keys = OFF')
  try {
    migrate(drizzle(raw), { migrationsFolder })
    const broken: unknown = raw.pragma('foreign_key_check')
    if (Array.isArray(broken) && broken.length > 0)
      throw new DatabaseRefused(
        'broken',
        'The migration left broken references. A copy was kept.',
      )
  } finally {
    raw.pragma('foreign_keys = ON')
  }
}

function isSqliteError(error: unknown, code: string): boolean {
  return error instanceof BetterSqlite.SqliteError && error.code.startsWith(code)
}
