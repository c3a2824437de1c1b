import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type CheckOptions, checkDatabase } from '../../../db/core/check.ts'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase } from '../../../db/core/database.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'

const pageSize = 4096

/** Two tables: one that SQLite checks itself, and one that is read row by row. */
function makeFile(rows = 6_000): string {
  const file = join(tempFolder(), 'boxwright.db')
  const raw = new BetterSqlite(file)
  raw.exec('create table small (id integer primary key, body text not null) strict')
  raw.exec('create table large (id integer primary key, word text, body text) strict')
  raw.exec('create index large_word on large (word)')
  const add = raw.prepare('insert into large (word, body) values (?, ?)')
  raw.transaction(() => {
    raw.exec("insert into small (body) values ('one'), ('two')")
    for (let at = 0; at < rows; at += 1) add.run(`word-${at % 97}`, 'x'.repeat(at % 9_000))
  })()
  raw.close()
  return file
}

const check = (file: string, options: Partial<CheckOptions> = {}) =>
  checkDatabase({
    file,
    signal: new AbortController().signal,
    pause: () => new Promise(resolve => void setImmediate(resolve)),
    now: () => performance.now(),
    ...options,
  })

/** Page numbers count from 1. */
function spoil(file: string, page: number, bytes: Buffer): void {
  const all = readFileSync(file)
  bytes.copy(all, (page - 1) * pageSize)
  writeFileSync(file, all)
}

function pagesOf(file: string, name: string): readonly number[] {
  const raw = new BetterSqlite(file, { readonly: true })
  try {
    const rows: unknown[] = raw
      .prepare('select pageno from dbstat where name = ? order by pageno')
      .pluck()
      .all(name)
    return rows.map(Number)
  } finally {
    raw.close()
  }
}

describe('a whole database', () => {
  it('is found whole', async () => {
    expect(await check(makeFile())).toEqual({ kind: 'whole' })
  })

  it('is found whole while it is written', async () => {
    const file = join(tempFolder(), 'boxwright.db')
    const db = await openTestDatabase(file)
    let pauses = 0

    const result = await check(file, {
      async pause() {
        pauses += 1
        rawOf(db).exec(`insert into settings values ('s${pauses}', '${'x'.repeat(5_000)}')`)
        await Promise.resolve()
      },
    })

    expect(result).toEqual({ kind: 'whole' })
    expect(pauses).toBeGreaterThan(5)
    closeDatabase(db)
  })

  it('is left in short slices, with progress that rises', async () => {
    const told: number[] = []
    let rests = 0
    let clock = 0

    await check(makeFile(), {
      // each look at the clock takes a millisecond, whatever the machine
      now: () => (clock += 1),
      pause() {
        rests += 1
        return Promise.resolve()
      },
      onProgress: (done, total) => told.push(done / total),
    })

    expect(rests).toBeGreaterThan(500)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
    expect(told.at(-1)).toBeLessThanOrEqual(1)
  })

  it('is not read to its end when stopped', async () => {
    const stop = new AbortController()
    stop.abort()

    expect(await check(makeFile(), { signal: stop.signal })).toEqual({ kind: 'stopped' })
  })
})

describe('a damaged database', () => {
  const noise = Buffer.from(Array.from({ length: pageSize }, (_, at) => (at * 131 + 7) % 256))

  it.each([
    ['a page of a large table', 'large', noise],
    ['a page of an index', 'large_word', noise],
    ['a page of a small table', 'small', noise],
    ['a page of zeros', 'large', Buffer.alloc(pageSize)],
  ])('is found by %s', async (_, name, bytes) => {
    const file = makeFile()
    const pages = pagesOf(file, name)
    spoil(file, pages[Math.floor(pages.length / 2)] ?? 0, bytes)

    expect(await check(file)).toMatchObject({ kind: 'damaged', detail: expect.any(String) })
  })

  it('is found when it was cut in half', async () => {
    const file = makeFile()
    const all = readFileSync(file)
    writeFileSync(file, all.subarray(0, Math.floor(all.length / 2 / pageSize) * pageSize))

    expect(await check(file)).toMatchObject({ kind: 'damaged' })
  })

  it('is found by a page that is used twice', async () => {
    const file = makeFile()
    const [first = 0, second = 0] = pagesOf(file, 'large').slice(-2)
    const all = readFileSync(file)
    spoil(file, second, all.subarray((first - 1) * pageSize, first * pageSize))

    expect(await check(file)).toMatchObject({ kind: 'damaged' })
  })

  it('is found by a row that breaks a rule of its table', async () => {
    const file = makeFile(10)
    const raw = new BetterSqlite(file)
    raw.unsafeMode()
    raw.pragma('writable_schema = ON')
    raw.exec(
      `update sqlite_schema set sql = replace(sql, 'body text not null', 'body integer not null')
       where name = 'small'`,
    )
    raw.close()

    expect(await check(file)).toMatchObject({ kind: 'damaged' })
  })
})
