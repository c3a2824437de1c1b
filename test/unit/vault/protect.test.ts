import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { openDatabase } from '../../../db/core/open.ts'
import { readSetting } from '../../../db/settings/settings.ts'
import type { Keychain } from '../../../electron/vault/data-key.ts'
import { openVault, type Vault, VaultLocked } from '../../../electron/vault/vault.ts'
import { migrationsFolder, openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain } from '../../support/order-fixture.ts'
import { quickScrypt } from '../../support/quick-scrypt.ts'

const passwordColumn = { table: 'order_emails', column: 'password' } as const
const first = 'the first one'
const second = { by: 'passphrase', passphrase: 'the second one' } as const
const byKeychain = { by: 'keychain' } as const

const keychain: Keychain = {
  backend: 'kwallet',
  isAvailable: () => true,
  wrap: text => Buffer.from(`kwallet:${text}`),
  unwrap: wrapped => wrapped.toString('utf8').replace('kwallet:', ''),
}

function openAt(db: Database, keychain = noKeychain, keyFile: string | null = null): Vault {
  const chosenKeyFile = join(tempFolder(), 'chosen.key')
  return openVault({
    db,
    keyFile,
    chosenKeyFile,
    keychain,
    now: () => 0,
    scryptCost: quickScrypt,
  })
}

/** A secret under the first passphrase; answers how to read it. */
async function fill(db: Database, vault: Vault) {
  await vault.unlock(first)
  const id = write(db, tx => vault.put(tx, passwordColumn, 'secret'))
  return (other: Vault) => other.read(db.reader, passwordColumn, id)
}

describe('a passphrase that is changed', () => {
  it('opens the same secrets, and the old one does not', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    const read = await fill(db, vault)

    expect(await vault.protect(second, first)).toEqual({ recoveryCode: null })

    expect(read(vault)).toBe('secret')
    const again = openAt(db)
    expect(await again.unlock(first)).toBe(false)
    expect(() => read(again)).toThrow(VaultLocked)
    expect(await again.unlock(second.passphrase)).toBe(true)
    expect(read(again)).toBe('secret')
  })

  it('stays as it was when the old one is wrong', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    await fill(db, vault)
    const before = readSetting(db.reader, 'vault.key')

    expect(await vault.protect(second, 'a guess')).toBe('wrong-passphrase')
    expect(await vault.protect(second, '')).toBe('wrong-passphrase')

    expect(readSetting(db.reader, 'vault.key')).toEqual(before)
    expect(vault.isOpen()).toBe(true)
  })

  it('opens a locked vault on the way', async () => {
    const db = await openTestDatabase()
    const read = await fill(db, openAt(db))
    const locked = openAt(db)

    await locked.protect(second, first)

    expect(read(locked)).toBe('secret')
  })

  it('is asked for by two at once, and one wins', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    const read = await fill(db, vault)

    const answers = await Promise.all([
      vault.protect(second, first),
      vault.protect({ by: 'passphrase', passphrase: 'the third one' }, first),
    ])

    expect(answers).toEqual([{ recoveryCode: null }, 'wrong-passphrase'])
    const again = openAt(db)
    await again.unlock(second.passphrase)
    expect(read(again)).toBe('secret')
  })

  it('stays as it was when the database takes nothing', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    const read = await fill(db, vault)
    rawOf(db).pragma('query_only = 1')

    await expect(vault.protect(second, first)).rejects.toThrow('readonly')

    rawOf(db).pragma('query_only = 0')
    const again = openAt(db)
    expect(await again.unlock(first)).toBe(true)
    expect(read(again)).toBe('secret')
  })
})

const lifeThatEnds = `
  const [folder, when] = process.argv.slice(1)
  const { openDatabase } = await import(${JSON.stringify(new URL('../../../db/core/open.ts', import.meta.url).href)})
  const { rawOf } = await import(${JSON.stringify(new URL('../../../db/core/connection.ts', import.meta.url).href)})
  const { openVault } = await import(${JSON.stringify(new URL('../../../electron/vault/vault.ts', import.meta.url).href)})
  const die = () => {
    process.kill(process.pid, 'SIGKILL')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  }
  const file = folder + '/boxwright.db'
  const now = () => 0
  const db = await openDatabase({ file, migrationsFolder: 'db/migrations', now })
  const keychain = { backend: 'none', isAvailable: () => false }
  const vault = openVault({ db, keyFile: null, chosenKeyFile: folder + '/key', keychain, now, scryptCost: ${quickScrypt} })
  await vault.unlock('the first one')
  const raw = rawOf(db)
  const begin = raw.transaction.bind(raw)
  raw.transaction = work => {
    const native = begin(() => {
      const value = work()
      if (when === 'before its commit') die()
      return value
    })
    return {
      immediate() {
        native.immediate()
        if (when === 'after its commit') die()
      },
    }
  }
  if (when === 'while it is wrapped') setTimeout(die, 30)
  await vault.protect({ by: 'passphrase', passphrase: 'the second one' }, 'the first one')
  vault.sealAnew(1)
  die()`

describe('a kill while the passphrase is changed', () => {
  it.each([
    ['while it is wrapped', first, second.passphrase],
    ['before its commit', first, second.passphrase],
    ['after its commit', second.passphrase, first],
    ['while secrets are sealed anew', second.passphrase, first],
  ])('%s leaves one that opens', async (when, opens, doesNot) => {
    const folder = tempFolder()
    const file = join(folder, 'boxwright.db')
    const db = await openDatabase({ file, migrationsFolder, now: () => 0 })
    const before = openAt(db)
    await fill(db, before)
    for (let at = 0; at < 2; at += 1) write(db, tx => before.put(tx, passwordColumn, 'secret'))
    closeDatabase(db)

    const flags = ['--input-type=module', '-e', lifeThatEnds, folder, when]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'ignore', 'inherit'] })
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])

    const after = await openTestDatabase(file)
    const vault = openAt(after)
    expect(await vault.unlock(doesNot)).toBe(false)
    expect(await vault.unlock(opens)).toBe(true)
    const read = secretIds(after).map(id => vault.read(after.reader, passwordColumn, id))
    expect(read).toEqual(['secret', 'secret', 'secret'])
  })
})

const secretIds = (db: Database) =>
  rawOf(db).prepare('select id from secrets').pluck().all().map(String)

describe('another guard', () => {
  it('a keychain takes the place of a passphrase, and back', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    const read = await fill(db, vault)

    const withKeychain = openAt(db, keychain)
    expect(withKeychain.canUseKeychain()).toBe(true)
    expect(await withKeychain.protect(byKeychain, 'a guess')).toBe('wrong-passphrase')
    expect(await withKeychain.protect(byKeychain, first)).toEqual({ recoveryCode: null })
    const unasked = openAt(db, keychain)
    expect(unasked.status()).toEqual({ state: 'open', backend: 'keychain' })
    expect(read(unasked)).toBe('secret')

    expect(await unasked.protect(second, '')).toEqual({ recoveryCode: null })
    const asked = openAt(db, keychain)
    expect(asked.status()).toEqual({ state: 'locked', backend: 'passphrase' })
    await asked.unlock(second.passphrase)
    expect(read(asked)).toBe('secret')
  })

  it('is refused where what was wrapped does not open again', async () => {
    const db = await openTestDatabase()
    const read = await fill(db, openAt(db))
    const forgetful: Keychain = { ...keychain, unwrap: () => 'something else' }

    expect(await openAt(db, forgetful).protect(byKeychain, first)).toBe('unsuitable')

    const vault = openAt(db)
    await vault.unlock(first)
    expect(read(vault)).toBe('secret')
  })

  it('is refused without a keychain', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    await fill(db, vault)

    expect(vault.canUseKeychain()).toBe(false)
    expect(await vault.protect(byKeychain, first)).toBe('unsuitable')
  })

  it('is refused for a key file', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, keychain, join(tempFolder(), 'vault.key'))

    expect(await vault.protect(second, '')).toBe('unsuitable')
  })

  it('is refused while the keychain does not open', async () => {
    const db = await openTestDatabase()
    openAt(db, keychain)

    expect(await openAt(db, noKeychain).protect(second, '')).toBe('unsuitable')
    expect(openAt(db, keychain).isOpen()).toBe(true)
  })

  it('is refused before there is a key', async () => {
    const vault = openAt(await openTestDatabase())

    expect(await vault.protect(second, '')).toBe('unsuitable')
  })
})
