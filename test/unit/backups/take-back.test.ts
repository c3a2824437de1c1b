import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placesOf } from '../../../electron/backups/places.ts'
import { takeBack } from '../../../electron/backups/restore.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwright-back-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function twoDatabases() {
  const places = placesOf(folder, 'live')
  mkdirSync(places.backups, { recursive: true })
  writeFileSync(places.database, 'restored')
  writeFileSync(`${places.database}-wal`, 'log of the restored one')
  writeFileSync(join(places.backups, 'old.db'), 'old')
  return places
}

test('the old database comes back without the log of the restored one', () => {
  const places = twoDatabases()

  takeBack(places, 'old.db')

  expect(readFileSync(places.database, 'utf8')).toBe('old')
  const beside = readdirSync(places.folder).filter(name => name.startsWith('boxwright.db'))
  expect(beside).toEqual(['boxwright.db'])
})

test('a database that cannot be taken back is not removed', () => {
  const places = twoDatabases()
  // nothing can be copied to where the copy would grow
  mkdirSync(join(`${places.database}.new`, 'x'), { recursive: true })

  expect(() => takeBack(places, 'old.db')).toThrow('boxwright.db.new')

  expect(readFileSync(places.database, 'utf8')).toBe('restored')
})
