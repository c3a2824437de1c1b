import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { type Database, write } from '../../../db/core/database.ts'
import { readSetting } from '../../../db/settings/settings.ts'
import type { Keychain } from '../../../electron/vault/data-key.ts'
import { seal, unseal } from '../../../electron/vault/seal.ts'
import { openVault, type Vault, VaultLocked } from '../../../electron/vault/vault.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain } from '../../support/order-fixture.ts'
import { quickScrypt } from '../../support/quick-scrypt.ts'

const passwordColumn = { table: 'order_emails', column: 'password' } as const

/** A keychain that wraps by a letter of its own; another letter does not open it. */
const keychainOf = (backend: string, letter = backend): Keychain => ({
  backend,
  isAvailable: () => true,
  wrap: text => Buffer.from(`${letter}:${text}`),
  unwrap(wrapped) {
    const [mark, text] = wrapped.toString('utf8').split(':')
    if (mark !== letter || text === undefined) throw new Error('Not my key.')
    return text
  },
})

function openAt(db: Database, keychain: Keychain, keyFile: string | null = null): Vault {
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
const otherKey = Buffer.alloc(32, 1).toString('base64')
const broken = () => {
  throw new Error('The bus is gone.')
}
const put = (db: Database, vault: Vault, text = 'secret') =>
  write(db, tx => vault.put(tx, passwordColumn, text))

describe('a sealed secret', () => {
  const key = Buffer.alloc(32, 7)
  const address = { id: 'one', table: 'order_emails', column: 'password' }
  const sealed = seal(key, address, 'pa$$wörd')

  it('opens at its own address', () => {
    expect(unseal(key, address, sealed)).toBe('pa$$wörd')
  })

  it('never looks the same twice', () => {
    expect(seal(key, address, 'x').equals(seal(key, address, 'x'))).toBe(false)
  })

  it.each([
    { ...address, id: 'two' },
    { ...address, table: 'settings' },
    { ...address, column: 'value' },
    { id: 'one', table: 'order_emails","password', column: '' },
    { ...address, origin: 'https://api.mailin.ai' },
  ])('stays shut at another address: %o', other => {
    expect(unseal(key, other, sealed)).toBeNull()
  })

  it('stays shut under another key', () => {
    expect(unseal(Buffer.alloc(32, 8), address, sealed)).toBeNull()
  })

  it('stays shut when any byte changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const tampered = Buffer.from(sealed)
      tampered[at] = (tampered[at] ?? 0) ^ 1
      expect(unseal(key, address, tampered)).toBeNull()
    }
  })

  it('stays shut when cut short', () => {
    for (const length of [0, 11, 27, sealed.length - 1])
      expect(unseal(key, address, sealed.subarray(0, length))).toBeNull()
  })
})

describe('a vault with a key file', () => {
  it('is open and readable by the owner only', async () => {
    const db = await openTestDatabase()
    const file = join(tempFolder(), 'vault.key')
    const vault = openAt(db, noKeychain, file)

    expect(vault.status()).toEqual({ state: 'open', backend: 'key-file' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('opens again with the same file', async () => {
    const db = await openTestDatabase()
    const file = join(tempFolder(), 'vault.key')
    const id = put(db, openAt(db, noKeychain, file))

    expect(openAt(db, noKeychain, file).read(db.reader, passwordColumn, id)).toBe('secret')
  })

  it.each([
    ['damaged', (file: string) => writeFileSync(file, 'half')],
    ['lost', (file: string) => rmSync(file)],
  ])('cannot be opened when its file is %s', async (_what, harm) => {
    const db = await openTestDatabase()
    const file = join(tempFolder(), 'vault.key')
    put(db, openAt(db, noKeychain, file))
    harm(file)

    const vault = openAt(db, noKeychain, file)

    expect(vault.status()).toEqual({ state: 'unopenable', backend: 'key-file' })
    expect(existsSync(file) ? readFileSync(file, 'utf8') : 'half').toBe('half')
  })

  it('refuses a row moved to another column', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain, join(tempFolder(), 'vault.key'))
    const id = put(db, vault)

    expect(vault.read(db.reader, { table: 'settings', column: 'value' }, id)).toBeNull()
    expect(vault.read(db.reader, passwordColumn, 'nobody')).toBeNull()
  })
})

describe('a secret that is bound to an address', () => {
  it('stays shut when its row names another one', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain, join(tempFolder(), 'vault.key'))
    const id = write(db, tx => vault.put(tx, passwordColumn, 'secret', 'https://api.mailin.ai'))
    expect(vault.read(db.reader, passwordColumn, id)).toBe('secret')

    for (const origin of ['https://evil.example', null]) {
      rawOf(db).prepare('update secrets set origin = ?').run(origin)
      expect(vault.read(db.reader, passwordColumn, id)).toBeNull()
    }
  })

  it('opens after it was bound to another one', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain, join(tempFolder(), 'vault.key'))
    const id = put(db, vault)

    write(db, tx => vault.bind(tx, passwordColumn, id, 'https://api.mailin.ai'))

    expect(vault.read(db.reader, passwordColumn, id)).toBe('secret')
    expect(rawOf(db).prepare('select origin from secrets').pluck().get()).toBe(
      'https://api.mailin.ai',
    )
  })
})

describe('a vault with a keychain', () => {
  it('asks for a passphrase when the keychain refuses', async () => {
    const db = await openTestDatabase()
    const refusing: Keychain = {
      ...keychainOf('kwallet'),
      wrap() {
        throw new Error('the wallet is closed')
      },
    }

    expect(openAt(db, refusing).status()).toEqual({ state: 'unset', backend: 'none' })
  })

  it('opens by itself', async () => {
    const db = await openTestDatabase()
    const id = put(db, openAt(db, keychainOf('kwallet')))

    const again = openAt(db, keychainOf('kwallet'))

    expect(again.status()).toEqual({ state: 'open', backend: 'keychain' })
    expect(again.read(db.reader, passwordColumn, id)).toBe('secret')
  })

  it.each([
    ['is closed', 'locked', noKeychain],
    ['fails when it is asked', 'locked', { ...keychainOf('kwallet'), isAvailable: broken }],
    ['is another one', 'unopenable', keychainOf('gnome_libsecret')],
    ['lost its key', 'unopenable', keychainOf('kwallet', 'changed')],
    ['answers three bytes', 'unopenable', { ...keychainOf('kwallet'), unwrap: () => 'abc' }],
    ['answers another key', 'unopenable', { ...keychainOf('kwallet'), unwrap: () => otherKey }],
  ] as const)('is untouched when it %s, and %s', async (_what, state, keychain) => {
    const db = await openTestDatabase()
    const id = put(db, openAt(db, keychainOf('kwallet')))
    const before = readSetting(db.reader, 'vault.key')

    const vault = openAt(db, keychain)

    expect(vault.status()).toEqual({ state, backend: 'keychain' })
    expect(() => vault.read(db.reader, passwordColumn, id)).toThrow(VaultLocked)
    expect(() => put(db, vault)).toThrow(VaultLocked)
    expect(await vault.unlock('a passphrase')).toBe(false)
    expect(readSetting(db.reader, 'vault.key')).toEqual(before)
    expect(openAt(db, keychainOf('kwallet')).read(db.reader, passwordColumn, id)).toBe('secret')
  })
})

describe('a vault without a keychain', () => {
  it('is unset until somebody chooses', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain)

    expect(vault.status()).toEqual({ state: 'unset', backend: 'none' })
    expect(() => put(db, vault)).toThrow(VaultLocked)
    expect(readSetting(db.reader, 'vault.key')).toBeUndefined()
  })

  it('takes a passphrase and asks for it', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain)
    expect(await vault.unlock('correct horse')).toBe(true)
    const id = put(db, vault)

    const again = openAt(db, noKeychain)
    expect(again.status()).toEqual({ state: 'locked', backend: 'passphrase' })
    expect(await again.unlock('wrong horse')).toBe(false)
    expect(again.isOpen()).toBe(false)
    expect(await again.unlock('correct horse')).toBe(true)

    expect(again.read(db.reader, passwordColumn, id)).toBe('secret')
  })

  it('keeps one key when unlocked twice', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain)

    const answers = await Promise.all([vault.unlock('first one'), vault.unlock('first one')])
    const id = put(db, vault)
    const again = openAt(db, noKeychain)
    await again.unlock('first one')

    expect(answers).toEqual([true, true])
    expect(again.read(db.reader, passwordColumn, id)).toBe('secret')
  })

  it('stays open beside a wrong passphrase', async () => {
    const db = await openTestDatabase()
    await openAt(db, noKeychain).unlock('the right one')
    const vault = openAt(db, noKeychain)

    await Promise.all([vault.unlock('the right one'), vault.unlock('a wrong one')])

    expect(vault.isOpen()).toBe(true)
  })

  it('takes a key file if staff choose', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, noKeychain)

    expect(vault.useKeyFile()).toBe(true)
    expect(vault.status()).toEqual({ state: 'open', backend: 'key-file' })
    expect(vault.useKeyFile()).toBe(false)
  })
})
