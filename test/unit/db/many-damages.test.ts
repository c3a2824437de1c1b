import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkDatabase } from '../../../db/core/check.ts'
import { tempFolder } from '../../support/database.ts'
import { seeded } from '../../support/seeded.ts'

const damages = 300

/** Tables and indexes of every kind that the schema has. */
function makeFile(file: string): void {
  const raw = new BetterSqlite(file)
  raw.exec(`
    create table people (id integer primary key, name text not null, state text, at integer, body text) strict;
    create index people_name on people (name collate nocase);
    create unique index people_at on people (at);
    create index people_due on people (state, at) where state = 'due' and at is not null;
    create table words (word text primary key, count integer) strict, without rowid;
  `)
  const add = raw.prepare('insert into people (name, state, at, body) values (?, ?, ?, ?)')
  const word = raw.prepare('insert into words values (?, ?)')
  raw.transaction(() => {
    for (let at = 0; at < 900; at += 1) {
      const size = at % 50 === 0 ? 6_000 : at % 90
      add.run(`Name ${(at * 7919) % 900}`, at % 3 === 0 ? 'due' : null, at, 'x'.repeat(size))
      word.run(`word-${at}`, at)
    }
  })()
  raw.close()
}

/** SQLite's own verdict, by the check that reads everything at once. */
function verdictOf(file: string): unknown {
  const raw = new BetterSqlite(file, { readonly: true })
  try {
    return raw.pragma('integrity_check', { simple: true })
  } catch (error) {
    return error
  } finally {
    raw.close()
  }
}

test('no damage that SQLite finds is missed', { timeout: 60_000 }, async () => {
  const folder = tempFolder()
  const whole = join(folder, 'whole.db')
  makeFile(whole)
  const bytes = readFileSync(whole)
  const random = seeded(20_261_129)
  const file = join(folder, 'damaged.db')
  const check = () =>
    checkDatabase({
      file,
      wholePages: 4,
      signal: new AbortController().signal,
      pause: () => Promise.resolve(),
      now: () => performance.now(),
    })
  copyFileSync(whole, file)
  expect(await check()).toEqual({ kind: 'whole' })
  let found = 0
  const missed: string[] = []
  for (let at = 0; at < damages; at += 1) {
    const spoiled = Buffer.from(bytes)
    const start = 100 + Math.floor(random() * (bytes.length - 200))
    const length = [1, 1, 2, 16, 100][at % 5] ?? 1
    for (let offset = 0; offset < length; offset += 1)
      spoiled[start + offset] = Math.floor(random() * 256)
    writeFileSync(file, spoiled)
    const verdict = await check()
    if (verdict.kind === 'damaged') found += 1
    else if (verdictOf(file) !== 'ok')
      missed.push(`${length} bytes at ${start}: ${String(verdictOf(file))}`)
  }
  console.info(`${damages} damages: ${found} found, ${missed.length} missed`)
  expect(missed).toEqual([])
  expect(found).toBeGreaterThan(50)
})
