import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { addCustomer } from '../../../db/customers/customers.ts'
import { backUp } from '../../../electron/backups/back-up.ts'
import { findBackups } from '../../../electron/backups/list-backups.ts'
import { type WorkspacePaths, workspacePaths } from '../../../electron/backups/paths.ts'
import {
  createUpkeep,
  type Upkeep,
  type UpkeepOptions,
} from '../../../electron/backups/upkeep.ts'
import { backupName, backupRetention, readBackupName } from '../../../shared/backups/backups.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'

/** Other suites want the same cores. */
const busy = { timeout: 30_000 }

const dayMs = 24 * 3_600_000

type Bench = {
  readonly paths: WorkspacePaths
  readonly db: Database
  readonly clock: FakeClock
  readonly upkeep: Upkeep
  readonly bugs: unknown[]
}

async function openBench(options: Partial<UpkeepOptions> = {}): Promise<Bench> {
  const paths = workspacePaths(tempFolder(), 'practice')
  mkdirSync(paths.folder, { recursive: true })
  const clock = createFakeClock()
  const now = () => clock.now()
  const db = await openDatabase({ file: paths.database, migrationsFolder, now })
  const bugs: unknown[] = []
  const upkeep = createUpkeep({
    db,
    paths,
    migrationsFolder,
    clock,
    emit: () => undefined,
    reportBug: error => bugs.push(error),
    ...options,
  })
  onTestFinished(async () => {
    await upkeep.stop()
    closeDatabase(db)
    expect(bugs).toEqual([])
  })
  return { paths, db, clock, upkeep, bugs }
}

const kindsIn = ({ paths }: Bench) => findBackups(paths.backups).map(one => one.kind)

describe('a daily backup', () => {
  it('is made soon after the start, once a day', async () => {
    const bench = await openBench()
    bench.upkeep.start()
    await bench.clock.advance(20_000)
    await vi.waitFor(() => expect(kindsIn(bench)).toEqual(['daily']), busy)

    await bench.clock.advance(3_600_000)
    expect(kindsIn(bench)).toEqual(['daily'])
    await bench.clock.advance(dayMs)

    await vi.waitFor(() => expect(kindsIn(bench)).toEqual(['daily', 'daily']), busy)
  })

  it('pushes out the oldest of eight, and what was made by itself a month ago', async () => {
    const bench = await openBench()
    mkdirSync(bench.paths.backups)
    const newestDailies = backupRetention.daily.newest
    const put = (kind: 'daily' | 'by-hand' | 'before-restore', daysAgo: number) => {
      const name = backupName(kind, bench.clock.now() - daysAgo * dayMs)
      writeFileSync(join(bench.paths.backups, name), '')
      writeFileSync(join(bench.paths.backups, `${name}.providers.jsonl`), '')
      return name
    }
    for (let days = 1; days <= newestDailies; days += 1) put('daily', days)
    const oldest = backupName('daily', bench.clock.now() - newestDailies * dayMs)
    const old = put('before-restore', 31)
    const kept = [put('by-hand', 300), put('before-restore', 29)]

    bench.upkeep.start()
    await bench.clock.advance(20_000)

    await vi.waitFor(() => expect(readdirSync(bench.paths.backups)).not.toContain(oldest), busy)
    const names = readdirSync(bench.paths.backups)
    expect(names).not.toContain(old)
    expect(names.filter(name => name.endsWith('-daily.db'))).toHaveLength(newestDailies)
    expect(names).not.toContain(oldest)
    expect(names).not.toContain(`${oldest}.providers.jsonl`)
    expect(names).toEqual(expect.arrayContaining(kept))
  })
})

describe('an old backup', () => {
  it('stays while there is no newer one', async () => {
    const bench = await openBench({ freeBytes: () => 1 })
    mkdirSync(bench.paths.backups)
    const old = backupName('before-restore', bench.clock.now() - 31 * dayMs)
    writeFileSync(join(bench.paths.backups, old), '')

    bench.upkeep.start()
    await bench.clock.advance(20_000)
    await vi.waitFor(() => expect(bench.upkeep.status().backupTrouble).toBeDefined(), busy)
    // whatever follows the copy runs, too
    await bench.upkeep.backUp('by-hand')

    expect(readdirSync(bench.paths.backups)).toContain(old)
  })
})

describe('a backup', () => {
  it('has what is committed while it is made', async () => {
    const { db, paths, clock } = await openBench()
    for (let at = 0; at < 300; at += 1)
      rawOf(db).prepare('insert into settings values (?, ?)').run(`s${at}`, 'x'.repeat(9_000))
    let count = 0

    const made = await backUp({
      db,
      paths,
      kind: 'by-hand',
      now: () => clock.now(),
      signal: new AbortController().signal,
      onProgress(percent) {
        if (percent >= 50) return
        count += 1
        const customer = { name: `C${count}`, email: `c${count}@acme.example` }
        write(db, tx => addCustomer(tx, customer, clock.now()))
      },
    })

    expect(count).toBeGreaterThan(2)
    const copy = new BetterSqlite(made.ok ? made.value : '', { readonly: true })
    expect(copy.prepare('select count(*) from users').pluck().get()).toBe(count)
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    copy.close()
  })

  it('is not begun without the space for it', async () => {
    const bench = await openBench({ freeBytes: () => 1_000_000 })

    const made = await bench.upkeep.backUp('by-hand')

    expect(made).toEqual({
      ok: false,
      failure: {
        kind: 'trouble',
        trouble: 'full',
        neededBytes: expect.any(Number),
        freeBytes: 1_000_000,
      },
    })
    expect(bench.upkeep.status().backupTrouble).toMatchObject({ trouble: 'full' })
    expect(readdirSync(bench.paths.backups)).toEqual([])
  })

  it('of a damaged database is not kept, and pushes no good one out', async () => {
    const bench = await openBench()
    const { db, paths } = bench
    rawOf(db).exec(`insert into settings values ('large', '${'x'.repeat(400_000)}')`)
    await bench.upkeep.backUp('daily')
    rawOf(db).pragma('wal_checkpoint(TRUNCATE)')
    const bytes = readFileSync(paths.database)
    bytes.fill(0x5a, 4096 * 20, 4096 * 60)
    writeFileSync(paths.database, bytes)
    rawOf(db).pragma('shrink_memory')

    const made = await bench.upkeep.backUp('daily')

    expect(made).toMatchObject({ ok: false, failure: { trouble: 'damaged' } })
    expect(kindsIn(bench)).toEqual(['daily'])
    expect(readdirSync(paths.backups)).toHaveLength(3)
  })

  it('that a kill left unfinished is cleared away by the next', async () => {
    const bench = await openBench()
    mkdirSync(bench.paths.backups)
    const unfinished = join(bench.paths.backups, `${backupName('daily', 5)}.new`)
    writeFileSync(unfinished, 'half')

    await bench.upkeep.backUp('by-hand')

    expect(existsSync(unfinished)).toBe(false)
    expect(kindsIn(bench)).toEqual(['by-hand'])
  })

  it('ends at once when the app quits, and leaves nothing', async () => {
    const bench = await openBench()
    const making = bench.upkeep.backUp('by-hand')

    await bench.upkeep.stop()

    expect(await making).toEqual({ ok: false, failure: { kind: 'stopped' } })
    expect(readdirSync(bench.paths.backups)).toEqual([])
  })
})

describe('the mark of a clean exit', () => {
  it('is missing while the database is open', async () => {
    const { upkeep, paths } = await openBench()
    const isOpen = (): unknown =>
      JSON.parse(readFileSync(join(paths.folder, 'upkeep.json'), 'utf8'))

    upkeep.start()
    expect(isOpen()).toMatchObject({ isOpen: true })
    expect(statSync(join(paths.folder, 'upkeep.json')).mode & 0o777).toBe(0o600)
    await upkeep.stop()
    upkeep.noteClosed()

    expect(isOpen()).toMatchObject({ isOpen: false })
  })

  it.each(['', 'no json', '{"isOpen":"yes"}', '[]'])('is read from %j as clean', async text => {
    const bench = await openBench()
    writeFileSync(join(bench.paths.folder, 'upkeep.json'), text)

    expect(
      createUpkeep({ ...bench, migrationsFolder, emit() {}, reportBug() {} }).status(),
    ).toMatchObject({ wasUnclean: false })
  })
})

describe('the name of a backup', () => {
  it('is read back', () => {
    const at = Date.UTC(2026, 10, 25, 14, 5, 12, 345)

    expect(backupName('daily', at)).toBe('boxwright-2026-11-25T14-05-12-345Z-daily.db')
    expect(readBackupName(backupName('daily', at))).toEqual({ kind: 'daily', at })
  })

  it.each(['boxwright.db', 'boxwright-2026-13-45T99-99-99-999Z-daily.db', 'x.db'])(
    'is not %s',
    name => expect(readBackupName(name)).toBeNull(),
  )
})
