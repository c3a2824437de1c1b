import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { readSetting, writeSetting } from '../../../db/settings/settings.ts'
import { type Places, placesOf } from '../../../electron/backups/places.ts'
import { takePlace } from '../../../electron/backups/restore.ts'
import { migrationsFolder, tempFolder } from '../../support/database.ts'

const name = 'boxwright-2026-11-27T09-00-00-000Z-before-restore.db'
const now = () => Date.UTC(2026, 10, 27, 9)

async function databaseIn(file: string, mark: string): Promise<void> {
  const db = await openDatabase({ file, migrationsFolder, now })
  write(db, tx => writeSetting(tx, 'mark', mark))
  closeDatabase(db)
}

async function markOf(file: string): Promise<unknown> {
  const db = await openDatabase({ file, migrationsFolder, now })
  const mark = readSetting(db.reader, 'mark')
  closeDatabase(db)
  return mark
}

async function twoDatabases(): Promise<{ places: Places; safety: string; oldBytes: number }> {
  const places = placesOf(tempFolder(), 'live')
  mkdirSync(places.backups, { recursive: true })
  await databaseIn(places.database, 'old')
  await databaseIn(`${places.database}.restoring`, 'restored')
  const oldBytes = statSync(places.database).ino
  return { places, safety: join(places.backups, name), oldBytes }
}

const restore = (places: Places): void => {
  const prepared = { database: `${places.database}.restoring`, journal: null }
  takePlace(places, prepared, name, now())
}

test('the old database is kept by another name for its bytes', async () => {
  const { places, safety, oldBytes } = await twoDatabases()

  restore(places)

  expect(statSync(safety).ino).toBe(oldBytes)
  expect(await markOf(safety)).toBe('old')
  expect(await markOf(places.database)).toBe('restored')
})

test('where no other name can be given the old database is copied', async () => {
  const { places, safety, oldBytes } = await twoDatabases()
  // refuses the link, as a disk does that knows none
  writeFileSync(safety, '')

  restore(places)

  expect(statSync(safety).ino).not.toBe(oldBytes)
  expect(statSync(safety).mode & 0o777).toBe(0o600)
  expect(readdirSync(places.backups)).toEqual([name])
  expect(await markOf(safety)).toBe('old')
  expect(await markOf(places.database)).toBe('restored')
})
