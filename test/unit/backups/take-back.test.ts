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
import { workspacePaths } from '../../../electron/backups/paths.ts'
import { takeBack } from '../../../electron/backups/restore.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwright-back-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function twoDatabases() {
  const paths = workspacePaths(folder, 'live')
  mkdirSync(paths.backups, { recursive: true })
  writeFileSync(paths.database, 'restored')
  writeFileSync(`${paths.database}-wal`, 'log of the restored one')
  writeFileSync(join(paths.backups, 'old.db'), 'old')
  return paths
}

test('the old database comes back without the log of the restored one', () => {
  const paths = twoDatabases()

  takeBack(paths, 'old.db')

  expect(readFileSync(paths.database, 'utf8')).toBe('old')
  const beside = readdirSync(paths.folder).filter(name => name.startsWith('boxwright.db'))
  expect(beside).toEqual(['boxwright.db'])
})

test('a database that cannot be taken back is not removed', () => {
  const paths = twoDatabases()
  // nothing can be copied to where the copy would grow
  mkdirSync(join(`${paths.database}.new`, 'x'), { recursive: true })

  expect(() => takeBack(paths, 'old.db')).toThrow('boxwright.db.new')

  expect(readFileSync(paths.database, 'utf8')).toBe('restored')
})
