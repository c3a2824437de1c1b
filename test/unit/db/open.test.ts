import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, write } from '../../../db/core/database.ts'
import { DatabaseRefused, openDatabase } from '../../../db/core/open.ts'
import { addCustomer, listCustomers } from '../../../db/customers/customers.ts'
import { backupName } from '../../../shared/backups/backups.ts'
import { migrationsFolder, openTestDatabase, tempFolder } from '../../support/database.ts'

const now = () => 1_700_000_000_000
const openAt = (file: string, folder = migrationsFolder) =>
  openDatabase({ file, migrationsFolder: folder, now })
const journalSchema = z.object({
  version: z.string(),
  dialect: z.string(),
  entries: z.array(z.looseObject({ when: z.number(), tag: z.string() })),
})
const readJournal = (folder = migrationsFolder) =>
  journalSchema.parse(JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')))

/** The app's migrations with one more, a version later. */
function laterMigrations(sql = 'create table later (id integer primary key) strict;'): string {
  const folder = join(tempFolder(), 'migrations')
  cpSync(migrationsFolder, folder, { recursive: true })
  const journal = readJournal()
  const last = journal.entries.at(-1)
  const entry = {
    ...last,
    idx: journal.entries.length,
    when: (last?.when ?? 0) + 1,
    tag: 'later',
  }
  writeFileSync(join(folder, 'later.sql'), sql)
  writeFileSync(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: [...journal.entries, entry] }),
  )
  return folder
}

const copyBefore = (folder: string) =>
  join(folder, 'backups', backupName('before-update', now()))

async function existing(folder: string): Promise<string> {
  const file = join(folder, 'boxwright.db')
  const db = await openAt(file)
  write(db, tx => addCustomer(tx, { name: 'Kept', email: 'kept@acme.com' }, now()))
  closeDatabase(db)
  return file
}

describe('a fresh database', () => {
  it('has strict tables only', async () => {
    const raw = rawOf(await openTestDatabase())

    const loose = raw
      .prepare(
        `select name from pragma_table_list
         where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'`,
      )
      .pluck()
      .all()

    expect(loose).toEqual(['__drizzle_migrations'])
  })

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['application_id', 0x42_78_57_72],
    ['trusted_schema', 0],
    ['secure_delete', 1],
  ])('sets %s', async (pragma, value) => {
    const raw = rawOf(await openTestDatabase(join(tempFolder(), 'boxwright.db')))

    expect(raw.pragma(pragma, { simple: true })).toBe(value)
  })

  it('holds foreign keys', async () => {
    const raw = rawOf(await openTestDatabase())
    const orphan = `insert into reorder_infos
      (order_id, domains, inboxes_per_domain, prefix_variants, prefix_variants_details, created_at, updated_at)
      values (99, '', 1, '{}', '{}', 0, 0)`

    expect(() => raw.exec(orphan)).toThrow('FOREIGN KEY')
  })

  it('refuses words that it does not know', async () => {
    const raw = rawOf(await openTestDatabase())
    const plan = `insert into plans (name, provider_type, price, currency, is_active, created_at, updated_at)
      values ('x', 'Nobody', 1, 'USD', 1, 0, 0)`

    expect(() => raw.exec(plan)).toThrow('CHECK')
  })

  it('starts over after a killed creation', async () => {
    const folder = tempFolder()
    const file = join(folder, 'boxwright.db')
    writeFileSync(`${file}.new`, 'half a database')
    writeFileSync(`${file}.new-wal`, 'half a log')

    closeDatabase(await openAt(file))

    expect(readdirSync(folder)).toEqual(['boxwright.db'])
  })
})

describe('a file that is refused', () => {
  it('is an empty one', async () => {
    const file = join(tempFolder(), 'boxwright.db')
    writeFileSync(file, '')

    await expect(openAt(file)).rejects.toThrow(DatabaseRefused)
    expect(statSync(file).size).toBe(0)
  })

  it('is no database at all', async () => {
    const file = join(tempFolder(), 'boxwright.db')
    const text = 'This is a letter, not a database. '.repeat(200)
    writeFileSync(file, text)

    await expect(openAt(file)).rejects.toThrow(DatabaseRefused)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('is a foreign database, left byte by byte', async () => {
    const folder = tempFolder()
    const file = join(folder, 'boxwright.db')
    const foreign = new BetterSqlite(file)
    foreign.exec('create table theirs (id integer); insert into theirs values (1)')
    foreign.close()
    const before = readFileSync(file)

    await expect(openAt(file)).rejects.toThrow('not a Boxwright database')

    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(folder)).toEqual(['boxwright.db'])
  })

  it('is one of a newer app', async () => {
    const file = await existing(tempFolder())
    closeDatabase(await openAt(file, laterMigrations()))

    await expect(openAt(file)).rejects.toThrow('newer Boxwright')
  })

  it('is one that lacks an earlier migration', async () => {
    const file = await existing(tempFolder())
    const raw = new BetterSqlite(file)
    raw.exec(
      'delete from __drizzle_migrations where created_at = (select min(created_at) from __drizzle_migrations)',
    )
    raw.close()

    await expect(openAt(file)).rejects.toThrow('lacks an earlier migration')
  })
})

describe('a migration', () => {
  it('keeps a copy of what was', async () => {
    const folder = tempFolder()
    const file = await existing(folder)

    const db = await openAt(file, laterMigrations())
    const tables = rawOf(db)
      .prepare("select name from sqlite_master where name = 'later'")
      .all()
    closeDatabase(db)

    expect(tables).toHaveLength(1)
    const copy = new BetterSqlite(copyBefore(folder), { readonly: true })
    expect(copy.prepare('select name from users').pluck().all()).toEqual(['Kept'])
    expect(copy.prepare("select 1 from sqlite_master where name = 'later'").all()).toEqual([])
    copy.close()
  })

  it('keeps no copy when nothing is pending', async () => {
    const folder = tempFolder()
    const file = await existing(folder)

    closeDatabase(await openAt(file))

    expect(existsSync(copyBefore(folder))).toBe(false)
  })

  it('that fails changes nothing', async () => {
    const file = await existing(tempFolder())
    const broken = laterMigrations(
      'create table later (id integer);--> statement-breakpoint\nboom;',
    )

    await expect(openAt(file, broken)).rejects.toThrow()

    const db = await openAt(file)
    expect(rawOf(db).prepare('select name from users').pluck().all()).toEqual(['Kept'])
    closeDatabase(db)
  })

  it('that rebuilds a table leaves it searched and counted', async () => {
    const file = await existing(tempFolder())
    const rebuilt = laterMigrations(
      [
        'create table new_users (id integer primary key, name text not null, email text not null, deleted_at integer, merged_into integer, archived_at integer, default_platform text, default_plan_id integer, default_export_format text, letter_language text, created_at integer not null, updated_at integer not null) strict;',
        'insert into new_users (id, name, email, created_at, updated_at) select id, name, email, created_at, updated_at from users;',
        'drop table users;',
        'alter table new_users rename to users;',
      ].join('--> statement-breakpoint\n'),
    )

    const db = await openAt(file, rebuilt)
    write(db, tx => addCustomer(tx, { name: 'Later', email: 'later@acme.com' }, now()))

    const page = { search: 'acme', limit: 9, offset: 0 }
    expect(listCustomers(db.reader, page).rows.map(row => row.name)).toEqual(['Kept', 'Later'])
    expect(listCustomers(db.reader, { limit: 9, offset: 0 }).total).toBe(2)
    closeDatabase(db)
  })

  it('is dated later than the one before', () => {
    const times = readJournal().entries.map(entry => entry.when)

    expect(times.length).toBeGreaterThan(0)
    for (const [index, time] of times.entries())
      expect(time).toBeGreaterThan(times[index - 1] ?? 0)
  })

  it('leaves what the schema says', async () => {
    const raw = rawOf(await openTestDatabase())

    expect(raw.pragma('foreign_key_check')).toEqual([])
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
