import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closeDatabase, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { readSetting, writeSetting } from '../../../db/settings/settings.ts'
import { type WorkspacePaths, workspacePaths } from '../../../electron/backups/paths.ts'
import { replaceDatabase } from '../../../electron/backups/restore.ts'
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

async function twoDatabases(): Promise<{
  paths: WorkspacePaths
  safety: string
  oldBytes: number
}> {
  const paths = workspacePaths(tempFolder(), 'live')
  mkdirSync(paths.backups, { recursive: true })
  await databaseIn(paths.database, 'old')
  await databaseIn(`${paths.database}.restoring`, 'restored')
  const oldBytes = statSync(paths.database).ino
  return { paths, safety: join(paths.backups, name), oldBytes }
}

const restore = (paths: WorkspacePaths): void => {
  const prepared = { database: `${paths.database}.restoring`, journal: null }
  replaceDatabase(paths, prepared, name, now())
}

test('the old database is kept by another name for its bytes', async () => {
  const { paths, safety, oldBytes } = await twoDatabases()

  restore(paths)

  expect(statSync(safety).ino).toBe(oldBytes)
  expect(await markOf(safety)).toBe('old')
  expect(await markOf(paths.database)).toBe('restored')
})

test('where no other name can be given the old database is copied', async () => {
  const { paths, safety, oldBytes } = await twoDatabases()
  // refuses the link, as a disk does that knows none
  writeFileSync(safety, '')

  restore(paths)

  expect(statSync(safety).ino).not.toBe(oldBytes)
  expect(statSync(safety).mode & 0o777).toBe(0o600)
  expect(readdirSync(paths.backups)).toEqual([name])
  expect(await markOf(safety)).toBe('old')
  expect(await markOf(paths.database)).toBe('restored')
})
