import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { closeDatabase, write } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import { readSetting, writeSetting } from '../../db/settings/settings.ts'
import type { Keychain } from '../../electron/vault/data-key.ts'
import { dropGivenUp } from '../../electron/vault/start-new-key.ts'
import { openVault } from '../../electron/vault/vault.ts'
import { migrationsFolder, tempFolder } from '../support/database.ts'
import { killedAtCommit, sourceOf } from '../support/process-source.ts'

const mailboxes = { table: 'order_emails', column: 'password' } as const
const settings = { table: 'settings', column: 'value' } as const
/** More than go in one transaction. */
const count = 450

const keychainOf = (mark: string): Keychain => ({
  backend: 'kwallet',
  isAvailable: () => true,
  wrap: text => Buffer.from(`${mark} ${text}`),
  unwrap(wrapped) {
    const [found, text] = wrapped.toString().split(' ')
    if (found !== mark || text === undefined) throw new Error('Another wallet.')
    return text
  },
})

/** Starts with a new key, and ends itself at its nth commit. */
const lifeThatEnds = `
  const [folder, nth, when] = process.argv.slice(1)
  const { openDatabase } = await import(${sourceOf('db/core/open.ts')})
  const { openVault } = await import(${sourceOf('electron/vault/vault.ts')})
  const { dropGivenUp, startNewKey } = await import(${sourceOf('electron/vault/start-new-key.ts')})
  const { backUp } = await import(${sourceOf('electron/backups/back-up.ts')})
  const { workspacePaths } = await import(${sourceOf('electron/backups/paths.ts')})
  const paths = workspacePaths(folder, 'live')
  const db = await openDatabase({ file: paths.database, migrationsFolder: 'db/migrations', now: () => 0 })
  const keychain = {
    backend: 'kwallet',
    isAvailable: () => true,
    wrap: text => Buffer.from('new ' + text),
    unwrap(wrapped) {
      const [mark, text] = wrapped.toString().split(' ')
      if (mark !== 'new') throw new Error('Another wallet.')
      return text
    },
  }
  const vault = openVault({ db, keyFile: null, chosenKeyFile: folder + '/key', keychain, now: () => 0 })
  ${killedAtCommit}
  await startNewKey({
    db, vault, paths,
    backUp: () => backUp({
      db, paths, kind: 'before-new-key', now: () => Date.now(),
      signal: new AbortController().signal, onProgress() {},
    }),
  }, false)
  await dropGivenUp(db, vault)`

async function fill(folder: string): Promise<string> {
  mkdirSync(join(folder, 'live'), { recursive: true })
  const file = join(folder, 'live', 'boxwright.db')
  const db = await openDatabase({ file, migrationsFolder, now: () => 0 })
  const vault = openAt(db, 'old')
  write(db, tx => {
    for (let at = 0; at < count; at += 1) vault.put(tx, mailboxes, `secret ${at}`)
    writeSetting(tx, 'mailin.password', vault.put(tx, settings, 'of-mailin'))
  })
  closeDatabase(db)
  return file
}

type Db = Awaited<ReturnType<typeof openDatabase>>
const openAt = (db: Db, mark: string) =>
  openVault({
    db,
    keyFile: null,
    chosenKeyFile: join(tempFolder(), 'chosen.key'),
    keychain: keychainOf(mark),
    now: () => 0,
  })

test.each([
  ['before its commit', 1, 'before', 'old'],
  ['after its commit', 1, 'after', 'new'],
  ['while the old secrets are dropped', 3, 'before', 'new'],
])(
  'a kill %s leaves a new start whole or undone',
  async (_when, nth, at, left) => {
    const folder = tempFolder()
    const file = await fill(folder)
    const flags = ['--input-type=module', '-e', lifeThatEnds, folder, String(nth), at]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit'] })

    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])

    expect(await check(file)).toBe(left)
  },
  60_000,
)

/** Answers which key is there; all that belongs to it must be whole. */
async function check(file: string): Promise<'old' | 'new'> {
  const db = await openDatabase({ file, migrationsFolder, now: () => 0 })
  try {
    const vault = openAt(db, 'new')
    const isNew = vault.isOpen()
    const hasPassword = readSetting(db.reader, 'mailin.password') !== undefined
    expect(hasPassword).toBe(!isNew)
    if (isNew) {
      // the next start goes on where this one was killed
      await dropGivenUp(db, vault)
      expect(rawOf(db).prepare('select count(*) from secrets').pluck().get()).toBe(0)
      return 'new'
    }
    const old = openAt(db, 'old')
    expect(old.isOpen()).toBe(true)
    const ids = rawOf(db).prepare('select id from secrets').pluck().all().map(String)
    expect(ids).toHaveLength(count + 1)
    const lost = ids.filter(id => old.isLost(db.reader, mailboxes, id))
    // the password of the settings is of another column
    expect(lost).toHaveLength(1)
    return 'old'
  } finally {
    closeDatabase(db)
  }
}
