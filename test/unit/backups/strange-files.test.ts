import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeWayFor, readOrdinaryFile } from '../../../db/core/ordinary-file.ts'
import { dropOldBroken } from '../../../electron/backups/broken-databases.ts'
import { dropOldBackups, listBackups } from '../../../electron/backups/list-backups.ts'
import { dropUnneededKeys, oldKeyFiles } from '../../../electron/backups/old-keys.ts'
import { journalOf, workspacePaths } from '../../../electron/backups/paths.ts'
import { readUpkeep, writeUpkeep } from '../../../electron/backups/upkeep-file.ts'
import { openInbox } from '../../../electron/letters/practice/inbox.ts'
import { openChannel } from '../../../electron/log/channel.ts'
import { openLog } from '../../../electron/log/log.ts'
import { openJournal } from '../../../electron/practice/journal.ts'
import { readEnv } from '../../../electron/settings/import-env.ts'
import { makeDataKey, readKeyFile, writeKeyFile } from '../../../electron/vault/data-key.ts'
import { backupName } from '../../../shared/backups/backups.ts'
import { migrationsFolder, openTestDatabase, tempFolder } from '../../support/database.ts'

const dayMs = 24 * 3_600_000
const now = Date.UTC(2026, 10, 30)

/** What is no ordinary file, by how it is put at a path. */
const strangers = {
  folder: (path: string) => void mkdirSync(join(path, 'with something'), { recursive: true }),
  pipe: (path: string) => void execFileSync('mkfifo', [path]),
  'dangling link': (path: string) => symlinkSync('/nowhere', path),
  'link to a device': (path: string) => symlinkSync('/dev/zero', path),
} as const
const each = Object.entries(strangers)

describe.each(each)('a %s', (_word, put) => {
  it('named like a backup is none, and stops no clean-up', async () => {
    const paths = workspacePaths(tempFolder(), 'practice')
    mkdirSync(paths.backups, { recursive: true })
    const db = await openTestDatabase(paths.database)
    const daily = (daysAgo: number) =>
      join(paths.backups, backupName('daily', now - daysAgo * dayMs))
    for (let day = 0; day < 8; day += 1) writeFileSync(daily(day), '')
    put(daily(0.5))
    put(daily(100))
    // beside the oldest, with which it would go
    put(journalOf(daily(7)))
    put(join(paths.folder, 'boxwright.db.broken-2026-01-01T00-00-00-000Z'))

    expect(listBackups(paths.backups, migrationsFolder, () => 0)).toHaveLength(8)
    expect(dropOldBackups(paths.backups, now)).toBe(true)
    dropOldBroken(paths, now)

    expect(listBackups(paths.backups, migrationsFolder, () => 0)).toHaveLength(7)
    expect(existsSync(daily(7))).toBe(false)
    for (let day = 0; day < 7; day += 1) writeFileSync(daily(day), 'no database')
    const idle = join(paths.folder, 'vault-until-2026-01-01T00-00-00-000Z.key')
    writeKeyFile(idle, makeDataKey())
    put(join(paths.folder, 'vault-until-2025-01-01T00-00-00-000Z.key'))
    expect(oldKeyFiles(paths)).toEqual([idle])
    await dropUnneededKeys(db, paths)
  })

  it('in the place of a file of ours holds nothing up', async () => {
    const folder = tempFolder()
    const names = ['vault.key', 'upkeep.json', '.env', 'mailin-ai.log', 'boxwright.log']
    for (const name of [...names, 'preferences.json']) put(join(folder, name))

    expect(readKeyFile(join(folder, 'vault.key'))).toBeNull()
    expect(readUpkeep(folder)).toEqual({ isOpen: false })
    expect(readEnv(folder, { A: 'b' })).toEqual({ A: 'b' })
    makeWayFor(join(folder, 'preferences.json'), 10, now)
    openLog(folder).info('Started')
    const channel = openChannel({ folder, now: () => now })
    channel.write([{ level: 'info', event: 'a', message: 'b' }])
    expect((await channel.list({ mode: 'live', page: 1, pageSize: 1 })).total).toBe(1)
    const left = readdirSync(folder).toSorted()
    for (const name of ['boxwright.log', 'mailin-ai.log', 'preferences.json'])
      expect(left.filter(one => one.startsWith(`${name}.damaged-`))).toHaveLength(1)
    expect(readFileSync(join(folder, 'boxwright.log'), 'utf8')).toContain('Started')
  })
})

it('a pipe where practice keeps its providers or letters is named', () => {
  const file = join(tempFolder(), 'providers.jsonl')
  strangers.pipe(file)

  for (const open of [openJournal, openInbox])
    expect(() => open(file)).toThrow(`${file} is no ordinary file`)
})

it('a pipe under the name that a file has first gives way', () => {
  const folder = tempFolder()
  strangers.pipe(join(folder, 'upkeep.json.new'))

  writeUpkeep(folder, { isOpen: true })

  expect(readdirSync(folder)).toEqual(['upkeep.json'])
  expect(readUpkeep(folder)).toEqual({ isOpen: true })
})

it('a file is read up to its bound', () => {
  const file = join(tempFolder(), 'file')
  writeFileSync(file, 'four')

  expect(readOrdinaryFile(file, 4).toString()).toBe('four')
  expect(() => readOrdinaryFile(file, 3)).toThrow('larger')
  makeWayFor(file, 4, now)
  expect(existsSync(file)).toBe(true)
  makeWayFor(file, 3, now)
  expect(existsSync(file)).toBe(false)
})
