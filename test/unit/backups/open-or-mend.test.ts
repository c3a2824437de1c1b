import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checksumOf } from '../../../db/core/checksum.ts'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import { backUp } from '../../../electron/backups/back-up.ts'
import { findBackups } from '../../../electron/backups/list-backups.ts'
import {
  DatabaseLeft,
  leaveLabelOf,
  type MendAct,
  type MendQuestion,
  OtherModeWanted,
  openOrMend,
} from '../../../electron/backups/open-or-mend.ts'
import { type WorkspacePaths, workspacePaths } from '../../../electron/backups/paths.ts'
import { hadDatabase } from '../../../electron/backups/upkeep.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'

const openAt = (paths: WorkspacePaths) => async (): Promise<Database> => {
  const db = await openDatabase({
    file: paths.database,
    migrationsFolder,
    now: () => Date.now(),
    mustExist: hadDatabase(paths),
  })
  try {
    // as the app does at its start
    rawOf(db).prepare('select * from users').all()
    rawOf(db).prepare('select * from settings').all()
    return db
  } catch (error) {
    closeDatabase(db)
    throw error
  }
}

/** A database with one customer in its backup, and another that came later. */
async function prepare(): Promise<WorkspacePaths> {
  const paths = workspacePaths(tempFolder(), 'live')
  mkdirSync(paths.folder, { recursive: true })
  const db = await openAt(paths)()
  const add = (name: string) =>
    write(db, tx => addCustomer(tx, { name, email: `${name}@acme.example` }, 0))
  add('kept')
  rawOf(db).exec(`insert into settings values ('large', '"${'x'.repeat(300_000)}"')`)
  let minute = 0
  const copy = () =>
    backUp({
      db,
      paths,
      kind: 'daily',
      now: () => Date.UTC(2026, 10, 24, 14, minute++),
      signal: new AbortController().signal,
      onProgress: () => undefined,
    })
  await copy()
  await copy()
  add('later')
  closeDatabase(db)
  return paths
}

async function mend(paths: WorkspacePaths, acts: readonly MendAct[]) {
  const asked: MendQuestion[] = []
  const folders: string[] = []
  const left = [...acts]
  const db = await openOrMend({
    open: openAt(paths),
    mode: 'live',
    paths,
    migrationsFolder,
    now: () => Date.UTC(2026, 10, 25),
    ask(question) {
      asked.push(question)
      return Promise.resolve(left.shift() ?? 'leave')
    },
    openFolder: path => folders.push(path),
    leaveLabel: 'Quit',
    otherMode: 'practice',
    report: () => undefined,
    reportBug: () => undefined,
  })
  onTestFinished(() => closeDatabase(db))
  return { db, asked, folders }
}

const customers = (db: Database) => rawOf(db).prepare('select name from users').pluck().all()
const broken = (paths: WorkspacePaths) =>
  readdirSync(paths.folder).filter(name => name.includes('.broken-'))

function spoil(paths: WorkspacePaths, change: (bytes: Buffer) => Buffer): Buffer {
  const spoiled = change(readFileSync(paths.database))
  writeFileSync(paths.database, spoiled)
  return spoiled
}

/** In the long setting: a look into the file does not meet it, a check does. */
const spoilEnd = (bytes: Buffer) => bytes.fill(0x5a, bytes.length - 3 * 4096)

const damages: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  'with junk for a header': bytes => Buffer.concat([Buffer.alloc(100, 7), bytes.subarray(100)]),
  'cut in half': bytes => bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096),
  'of 0 bytes': () => Buffer.alloc(0),
  'with noise in its pages': bytes => bytes.fill(0x5a, 4096),
  'that is a letter': () => Buffer.from('Dear reader, this is no database. '.repeat(300)),
}

describe.each(Object.keys(damages))('a database %s', name => {
  it('gives way to the newest backup, and is kept', async () => {
    const paths = await prepare()
    const spoiled = spoil(paths, damages[name] ?? (bytes => bytes))

    const { db, asked } = await mend(paths, ['restore'])

    expect(customers(db)).toEqual(['kept'])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.detail).toContain('24 Nov 2026')
    const [kept = ''] = broken(paths)
    expect(readFileSync(join(paths.folder, kept)).equals(spoiled)).toBe(true)
  })

  it('stays byte by byte when it is left', async () => {
    const paths = await prepare()
    const spoiled = spoil(paths, damages[name] ?? (bytes => bytes))

    await expect(mend(paths, ['leave'])).rejects.toThrow(DatabaseLeft)

    expect(readFileSync(paths.database).equals(spoiled)).toBe(true)
    expect(broken(paths)).toEqual([])
  })
})

describe('a database that does not open', () => {
  it('is never made anew where there was one', async () => {
    const paths = await prepare()
    cpSync(paths.database, join(paths.folder, 'moved.db'))
    rmSync(paths.database)

    const { db, asked } = await mend(paths, ['restore'])

    expect(asked[0]?.title).toBe('The database is missing (live mode)')
    expect(customers(db)).toEqual(['kept'])
  })

  it('opens the next backup when the newest is damaged too', async () => {
    const paths = await prepare()
    spoil(paths, () => Buffer.alloc(0))
    const newest = findBackups(paths.backups)[0]?.name ?? ''
    const file = join(paths.backups, newest)
    writeFileSync(file, spoilEnd(readFileSync(file)))
    rmSync(checksumOf(file))

    const { db, asked } = await mend(paths, ['restore', 'restore'])

    const areDoubtful = asked.map(({ detail }) => detail.includes('has no checksum'))
    expect(areDoubtful).toEqual([true, false])
    expect(customers(db)).toEqual(['kept'])
  })

  it('says so when there is no backup', async () => {
    const paths = await prepare()
    spoil(paths, () => Buffer.alloc(0))
    rmSync(paths.backups, { recursive: true })
    const asked: MendQuestion[] = []

    await expect(
      openOrMend({
        open: openAt(paths),
        mode: 'practice',
        paths,
        migrationsFolder,
        now: () => 0,
        ask(question) {
          asked.push(question)
          return Promise.resolve('leave')
        },
        openFolder: () => undefined,
        leaveLabel: 'Quit',
        otherMode: null,
        report: () => undefined,
        reportBug: () => undefined,
      }),
    ).rejects.toThrow(DatabaseLeft)

    expect(asked[0]?.detail).toContain('There is no backup')
    expect(asked[0]?.choices.map(one => one.act)).toEqual(['again', 'folder', 'leave'])
  })

  it('opens its folder, and asks again', async () => {
    const paths = await prepare()
    spoil(paths, () => Buffer.alloc(0))

    const { asked, folders } = await mend(paths, ['folder', 'restore'])

    expect(folders).toEqual([paths.folder])
    expect(asked).toHaveLength(2)
  })

  it('goes on without a backup once the other program lets go', async () => {
    const paths = await prepare()
    const raw = new BetterSqlite(paths.database)
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.exec('begin exclusive')
    const asked: MendQuestion[] = []

    const db = await openOrMend({
      open: openAt(paths),
      mode: 'live',
      paths,
      migrationsFolder,
      now: () => 0,
      ask(question) {
        asked.push(question)
        raw.close()
        return Promise.resolve('again')
      },
      openFolder: () => undefined,
      leaveLabel: 'Quit',
      otherMode: null,
      report: () => undefined,
      reportBug: () => undefined,
    })

    onTestFinished(() => closeDatabase(db))
    expect(asked[0]?.title).toBe('Another program holds the database (live mode)')
    expect(asked[0]?.choices.map(one => one.act)).toEqual(['again', 'folder', 'leave'])
    expect(customers(db)).toEqual(['kept', 'later'])
  })

  it('offers a backup last when the database is of a newer app', async () => {
    const paths = await prepare()
    const raw = new BetterSqlite(paths.database)
    raw.exec(
      "insert into __drizzle_migrations (hash, created_at) values ('later', 99999999999999)",
    )
    raw.close()

    const { db, asked } = await mend(paths, ['restore'])

    expect(asked[0]?.title).toContain('newer Boxwright')
    expect(asked[0]?.choices.map(one => one.act)).toEqual([
      'again',
      'folder',
      'restore',
      'other-mode',
      'leave',
    ])
    expect(customers(db)).toEqual(['kept'])
    expect(existsSync(join(paths.folder, broken(paths)[0] ?? '-'))).toBe(true)
  })
})

describe('what nobody foresaw', () => {
  const bug = new TypeError('x is not a function')

  it('is put to staff in words, and logged', async () => {
    const paths = await prepare()
    const asked: MendQuestion[] = []
    const bugs: unknown[] = []
    let tries = 0

    const opened = await openOrMend({
      open: () => (++tries === 1 ? Promise.reject(bug) : Promise.resolve('opened')),
      mode: 'live',
      paths,
      migrationsFolder,
      now: () => 0,
      ask(question) {
        asked.push(question)
        return Promise.resolve('again')
      },
      openFolder: () => undefined,
      leaveLabel: 'Quit',
      otherMode: 'practice',
      report: () => undefined,
      reportBug: error => bugs.push(error),
    })

    expect(opened).toBe('opened')
    expect(bugs).toEqual([bug])
    expect(asked[0]?.title).toBe('The data could not be opened (live mode)')
    expect(JSON.stringify(asked)).not.toContain(bug.message)
    expect(asked[0]?.choices.map(one => one.label)).toEqual([
      'Try again',
      'Open the folder',
      'Restore the backup',
      'Open practice mode',
      'Quit',
    ])
  })

  it('leaves the other mode as a way out', async () => {
    const paths = await prepare()
    spoil(paths, () => Buffer.alloc(0))

    await expect(mend(paths, ['other-mode'])).rejects.toThrow(OtherModeWanted)

    expect(broken(paths)).toEqual([])
  })
})

describe('the way out', () => {
  it.each([
    [null, 'live', 'Quit'],
    ['practice', 'live', 'Stay in practice mode'],
    ['live', 'live', 'Leave it closed'],
  ] as const)('from %s to %s reads %s', (current, wanted, label) => {
    expect(leaveLabelOf(current, wanted)).toBe(label)
  })
})
