import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { write } from '../../../db/core/database.ts'
import { backUp } from '../../../electron/backups/back-up.ts'
import { dropOldBroken } from '../../../electron/backups/broken-databases.ts'
import { dropOldBackups } from '../../../electron/backups/list-backups.ts'
import { dropUnneededKeys } from '../../../electron/backups/old-keys.ts'
import { workspacePaths } from '../../../electron/backups/paths.ts'
import { putAside } from '../../../electron/backups/restore.ts'
import { makeDataKey, retireKeyFile, writeKeyFile } from '../../../electron/vault/data-key.ts'
import { passwordColumn } from '../../../electron/vault/secret-columns.ts'
import { dropGivenUp } from '../../../electron/vault/start-new-key.ts'
import { openVault } from '../../../electron/vault/vault.ts'
import { backupKinds, backupName } from '../../../shared/backups/backups.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain } from '../../support/order-fixture.ts'

const dayMs = 24 * 3_600_000
const now = Date.UTC(2026, 10, 30)

describe('an old backup', () => {
  it.each(backupKinds)('that was made %s stays while it is the only one', kind => {
    const folder = tempFolder()
    const name = backupName(kind, now - 9000 * dayMs)
    writeFileSync(join(folder, name), '')

    expect(dropOldBackups(folder, now)).toBe(false)

    expect(readdirSync(folder)).toEqual([name])
  })
})

it('a database that was set aside as broken goes after its days, with what lies beside it', () => {
  const paths = workspacePaths(tempFolder(), 'practice')
  const setAside = (daysAgo: number) => {
    mkdirSync(paths.folder, { recursive: true })
    for (const name of ['boxwright.db', 'boxwright.db-wal', 'providers.jsonl'])
      writeFileSync(join(paths.folder, name), '')
    putAside(paths, now - daysAgo * dayMs)
  }
  setAside(31)
  const old = readdirSync(paths.folder).filter(name => name.includes('.broken-'))
  setAside(29)
  const others = ['boxwright.db.broken-by-hand', 'boxwright.db']
  for (const name of others) writeFileSync(join(paths.folder, name), '')
  expect(old).toHaveLength(3)

  dropOldBroken(paths, now)

  const left = readdirSync(paths.folder)
  expect(left.filter(name => old.includes(name))).toEqual([])
  expect(left).toHaveLength(3 + others.length + 1)
})

describe('a key file of before', () => {
  it('goes when neither the database nor a backup opens by it', async () => {
    const paths = workspacePaths(tempFolder(), 'practice')
    mkdirSync(paths.folder, { recursive: true })
    const db = await openTestDatabase(paths.database)
    const keyFile = join(paths.folder, 'vault.key')
    const options = { db, keyFile, chosenKeyFile: keyFile, keychain: noKeychain }
    const vault = openVault({ ...options, now: () => now })
    write(db, tx => vault.put(tx, passwordColumn, 'sealed by the first key'))
    const copy = await backUp({
      db,
      paths,
      kind: 'by-hand',
      now: () => now,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      freeBytes: () => 1e12,
    })
    const needed = join(paths.folder, 'vault-until-2026-11-30T00-00-00-000Z.key')
    const idle = join(paths.folder, 'vault-until-2026-01-01T00-00-00-000Z.key')
    const orphan = join(paths.backups, `${backupName('before-new-key', 5)}.key`)
    retireKeyFile(keyFile, now)
    vault.startAnew(() => undefined)
    await dropGivenUp(db, vault)
    write(db, tx => vault.put(tx, passwordColumn, 'sealed by the second key'))
    writeKeyFile(idle, makeDataKey())
    writeFileSync(orphan, '{"backend":"keychain"}')

    await dropUnneededKeys(db, paths)

    expect([keyFile, needed, idle, orphan].map(file => existsSync(file))).toEqual([
      true,
      true,
      false,
      false,
    ])
    rmSync(copy.ok ? copy.value : '')
    await dropUnneededKeys(db, paths)
    expect([keyFile, needed].map(file => existsSync(file))).toEqual([true, false])
  })

  it('stays while a backup cannot be read', async () => {
    const paths = workspacePaths(tempFolder(), 'practice')
    mkdirSync(paths.backups, { recursive: true })
    const db = await openTestDatabase(paths.database)
    writeFileSync(join(paths.backups, backupName('by-hand', now)), 'no database')
    const file = join(paths.folder, 'vault-until-2026-01-01T00-00-00-000Z.key')
    writeKeyFile(file, makeDataKey())

    await dropUnneededKeys(db, paths)

    expect(existsSync(file)).toBe(true)
  })
})
