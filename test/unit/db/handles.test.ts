import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type Database, type Reader, type Writer, write } from '../../../db/core/database.ts'
import { settings } from '../../../db/schema/schema.ts'
import { readSetting, writeSetting } from '../../../db/settings/settings.ts'
import { openTestDatabase } from '../../support/database.ts'

/** Never called: `tsc` is the test. An error that no longer comes is an error itself. */
export function doesNotCompile(db: Database, reader: Reader): void {
  // @ts-expect-error a reader cannot insert
  reader.insert(settings)
  // @ts-expect-error nor update
  reader.update(settings)
  // @ts-expect-error nor delete
  reader.delete(settings)
  // @ts-expect-error nor run a statement
  reader.run(sql`delete from settings`)
  // @ts-expect-error nor begin a transaction of its own
  reader.transaction(() => {})
  // @ts-expect-error a query that writes does not take it
  writeSetting(reader, 'name', 1)
  // @ts-expect-error nor what an open database reads by
  writeSetting(db.reader, 'name', 1)
  // @ts-expect-error nor the database itself
  writeSetting(db, 'name', 1)
  // @ts-expect-error the connection is no property that anybody can name
  void db.raw
  // @ts-expect-error a writer is not made of a reader
  const writer: Writer = reader
  void writer
}

it.each([
  `insert into settings (name, value) values ('a', '1')`,
  `insert into settings (name, value) values ('a', '1') returning name`,
  `delete from settings`,
  `begin immediate`,
  `begin`,
  `pragma user_version = 7`,
])('a reader refuses %s', async statement => {
  const { reader } = await openTestDatabase()
  expect(() => reader.all(sql.raw(statement))).toThrow('Not a statement that reads')
})

it('what a transaction wrote is read in it', async () => {
  const db = await openTestDatabase()
  write(db, tx => {
    writeSetting(tx, 'name', 7)
    expect(readSetting(tx, 'name')).toBe(7)
  })
  expect(readSetting(db.reader, 'name')).toBe(7)
})

it('a text that was asked before answers as one that was not', async () => {
  const db = await openTestDatabase()
  write(db, tx => writeSetting(tx, 'name', 7))
  const { reader } = db
  const asRow = () => reader.get(sql`select "name", "value" from "settings"`)
  const query = reader.select({ name: settings.name, value: settings.value }).from(settings)
  expect(query.toSQL().sql).toBe('select "name", "value" from "settings"')
  const row = { name: 'name', value: '7' }

  expect(query.all()).toEqual([row])
  expect(asRow()).toEqual(row)
  expect(query.all()).toEqual([row])
  expect(asRow()).toEqual(row)
})

it('more texts than are kept have their own answers', async () => {
  const { reader } = await openTestDatabase()
  const numbers = Array.from({ length: 500 }, (_, at) => at)
  const ask = () =>
    numbers.map(at => reader.get<{ at: number }>(sql.raw(`select ${at} as at`)).at)

  expect(ask()).toEqual(numbers)
  expect(ask()).toEqual(numbers)
})
