import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import { dropSecrets, readSecret } from '../../../db/vault/secrets.ts'
import type { Keychain } from '../../../electron/vault/data-key.ts'
import { openVault, sealedAtOnce, type Vault } from '../../../electron/vault/vault.ts'
import { passphraseProblem } from '../../../shared/vault/vault.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain, openTestVault } from '../../support/order-fixture.ts'
import { quickScrypt } from '../../support/quick-scrypt.ts'

const passwordColumn = { table: 'order_emails', column: 'password' } as const
const old = 'the first one'
const next = { by: 'passphrase', passphrase: 'the second one' } as const

const keychain: Keychain = {
  backend: 'kwallet',
  isAvailable: () => true,
  wrap: text => Buffer.from(`kwallet:${text}`),
  unwrap: wrapped => wrapped.toString('utf8').replace('kwallet:', ''),
}

const openAt = (
  db: Database,
  folder = tempFolder(),
  keychain = noKeychain,
  tell = (_what: string) => {},
): Vault =>
  openVault({
    db,
    keyFile: null,
    chosenKeyFile: join(folder, 'vault.key'),
    oldKeyFiles: () => readdirSync(folder).map(name => join(folder, name)),
    keychain,
    now: () => 0,
    tell,
    scryptCost: quickScrypt,
  })

function putMany(db: Database, vault: Vault, count: number): readonly string[] {
  return write(db, tx =>
    Array.from({ length: count }, (_, at) => vault.put(tx, passwordColumn, `secret ${at}`)),
  )
}

function sealAll(vault: Vault): void {
  while (vault.sealAnew(sealedAtOnce));
}

describe('a change of the passphrase', () => {
  it('leaves nothing that an old backup and its passphrase open', async () => {
    const folder = tempFolder()
    const file = join(folder, 'boxwright.db')
    const db = await openTestDatabase(file)
    const vault = openAt(db)
    await vault.unlock(old)
    const ids = putMany(db, vault, 3)
    rawOf(db).pragma('wal_checkpoint(TRUNCATE)')
    const backup = join(folder, 'backup.db')
    copyFileSync(file, backup)

    await vault.protect(next, old)
    sealAll(vault)

    expect(ids.map(id => vault.read(db.reader, passwordColumn, id))).toEqual([
      'secret 0',
      'secret 1',
      'secret 2',
    ])
    const before = await openTestDatabase(backup)
    const thief = openAt(before)
    expect(await thief.unlock(old)).toBe(true)
    // what is sealed now, in the place of what was sealed then
    for (const id of ids)
      rawOf(before)
        .prepare('update secrets set sealed = ? where id = ?')
        .run(readSecret(db.reader, id)?.sealed, id)
    expect(ids.map(id => thief.read(before.reader, passwordColumn, id))).toEqual([
      null,
      null,
      null,
    ])
  })

  it('takes up what was not sealed anew yet', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    await vault.unlock(old)
    const ids = putMany(db, vault, 250)
    await vault.protect(next, old)
    expect(vault.sealAnew(100)).toBe(true)

    const again = openAt(db)
    await again.unlock(next.passphrase)
    const late = putMany(db, again, 1)
    expect(again.givenUpBelow()).toBe(1)
    expect([...ids, ...late].filter(id => again.isLost(db.reader, passwordColumn, id))).toEqual(
      [],
    )
    sealAll(again)

    expect([...ids, ...late].filter(id => again.isLost(db.reader, passwordColumn, id))).toEqual(
      [],
    )
    expect(again.givenUpBelow()).toBe(2)
    const numbers = rawOf(db).prepare('select distinct key_number from secrets').pluck()
    expect(numbers.all()).toEqual([2])
    expect(JSON.stringify(rawOf(db).prepare('select * from settings').all())).not.toContain(
      'former',
    )
  })

  it('drops what was damaged, and goes on', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    await vault.unlock(old)
    const [broken = '', whole = ''] = putMany(db, vault, 2)
    rawOf(db)
      .prepare('update secrets set sealed = ? where id = ?')
      .run(Buffer.alloc(50), broken)

    await vault.protect(next, old)
    sealAll(vault)

    expect(vault.read(db.reader, passwordColumn, broken)).toBeNull()
    expect(vault.read(db.reader, passwordColumn, whole)).toBe('secret 1')
  })
})

it('a key file is left for a passphrase, and older backups still find it', async () => {
  const folder = tempFolder()
  const file = join(folder, 'boxwright.db')
  const db = await openTestDatabase(file)
  const keys = tempFolder()
  const vault = openAt(db, keys)
  vault.useKeyFile()
  const [id = ''] = putMany(db, vault, 1)
  rawOf(db).pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(file, join(folder, 'backup.db'))

  expect(await vault.protect(next, '')).toEqual({ recoveryCode: null })
  sealAll(vault)

  expect(vault.status()).toEqual({ state: 'open', backend: 'passphrase' })
  expect(readdirSync(keys)).toEqual([expect.stringMatching(/^vault-until-.*\.key$/)])
  const before = await openTestDatabase(join(folder, 'backup.db'))
  expect(openAt(before, keys).read(before.reader, passwordColumn, id)).toBe('secret 0')
  expect(vault.read(db.reader, passwordColumn, id)).toBe('secret 0')
})

it('a key file that cannot be renamed is left all the same, and told', async () => {
  const db = await openTestDatabase()
  const keys = tempFolder()
  const told: string[] = []
  const vault = openAt(db, keys, noKeychain, what => told.push(what))
  vault.useKeyFile()
  const [id = ''] = putMany(db, vault, 1)
  // something else has the name
  mkdirSync(join(keys, 'vault-until-1970-01-01T00-00-00-000Z.key', 'full'), { recursive: true })

  expect(await vault.protect(next, '')).toEqual({ recoveryCode: null })
  expect(told).toContainEqual(expect.stringContaining('could not be given another name'))
  sealAll(vault)

  const again = openAt(db, keys)
  await again.unlock(next.passphrase)
  expect(again.read(db.reader, passwordColumn, id)).toBe('secret 0')
})

it('a key file is left for a keychain', async () => {
  const db = await openTestDatabase()
  const keys = tempFolder()
  const before = openAt(db, keys)
  before.useKeyFile()
  const [id = ''] = putMany(db, before, 1)

  const vault = openAt(db, keys, keychain)
  expect(vault.canUseKeychain()).toBe(true)
  expect(await vault.protect({ by: 'keychain' }, '')).toEqual({ recoveryCode: null })
  sealAll(vault)

  expect(readdirSync(keys)).not.toContain('vault.key')
  const again = openAt(db, keys, keychain)
  expect(again.status()).toEqual({ state: 'open', backend: 'keychain' })
  expect(again.read(db.reader, passwordColumn, id)).toBe('secret 0')
})

/** The stretching of a passphrase is under way: it takes 50 ms. */
const soon = () => new Promise(resolve => setImmediate(resolve))

it('a key file that is chosen while a passphrase is set stays the key', async () => {
  const db = await openTestDatabase()
  const folder = tempFolder()
  const vault = openAt(db, folder)
  const unlocking = vault.unlock(old)
  await soon()

  vault.useKeyFile()
  const [id = ''] = putMany(db, vault, 1)

  expect(await unlocking).toBe(true)
  expect(openAt(db, folder).read(db.reader, passwordColumn, id)).toBe('secret 0')
})

it.each([
  { name: 'unlocked', open: (vault: Vault) => vault.unlock(old), answer: false },
  {
    name: 'guarded anew',
    open: (vault: Vault) => vault.protect(next, old),
    answer: 'unsuitable',
  },
])('a key that is given up while it is $name stays away', async ({ open, answer }) => {
  const db = await openTestDatabase()
  await openAt(db).unlock(old)
  const vault = openAt(db)
  const opening = open(vault)
  await soon()

  vault.startAnew(() => {})

  expect(await opening).toBe(answer)
  expect(vault.status()).toEqual({ state: 'unset', backend: 'none' })
})

it('a forgotten secret leaves the file and its log at once', async () => {
  const folder = tempFolder()
  const db = await openTestDatabase(join(folder, 'boxwright.db'))
  const vault = openAt(db)
  await vault.unlock(old)
  const [id = '', kept = ''] = putMany(db, vault, 2)
  const sealed = readSecret(db.reader, id)?.sealed ?? Buffer.alloc(1)
  const stays = readSecret(db.reader, kept)?.sealed ?? Buffer.alloc(1)
  const isWritten = (bytes: Buffer) =>
    readdirSync(folder).some(name => readFileSync(join(folder, name)).includes(bytes))
  expect(isWritten(sealed)).toBe(true)

  write(db, tx => dropSecrets(tx, [id]))
  await new Promise(resolve => setImmediate(resolve))

  expect(isWritten(sealed)).toBe(false)
  expect(isWritten(stays)).toBe(true)
  closeDatabase(db)
})

it('a forgotten secret leaves the log as soon as nobody reads it', async () => {
  const file = join(tempFolder(), 'boxwright.db')
  const db = await openTestDatabase(file)
  const vault = openTestVault(db, tempFolder())
  const id = write(db, tx => vault.put(tx, passwordColumn, 'a secret'))
  const other = new BetterSqlite(file, { readonly: true })
  other.exec('begin')
  other.prepare('select count(*) from secrets').get()

  write(db, tx => dropSecrets(tx, [id]))
  await new Promise(resolve => void setImmediate(resolve))
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  other.close()

  await expect.poll(() => statSync(`${file}-wal`).size, { timeout: 10_000 }).toBe(0)
})

it('a damaged number of the key is found out', async () => {
  const db = await openTestDatabase()
  const folder = tempFolder()
  const first = openAt(db, folder)
  first.useKeyFile()
  const ids = putMany(db, first, 2)
  rawOf(db).exec(
    `update settings set value = json_set(value, '$.number', 9) where name = 'vault.key'`,
  )

  const vault = openAt(db, folder)

  expect(ids.map(id => vault.read(db.reader, passwordColumn, id))).toEqual([
    'secret 0',
    'secret 1',
  ])
  expect(vault.givenUpBelow()).toBe(1)
})

it.each([
  'short',
  'aaaaaaaa',
  '12345678',
  '87654321',
  'abcdefgh',
  'qwertyui',
  'abcabcabc',
  '12341234',
  'Password1',
  'passwordpassword',
  'asdfghjkl',
])('the passphrase %j is refused', passphrase => {
  expect(passphraseProblem(passphrase)).not.toBeNull()
})

it.each(['correct horse battery', 'the first one', 'Zq8!vLm2', 'tulip-Mango7', '¿dónde está?'])(
  'the passphrase %j is taken',
  passphrase => {
    expect(passphraseProblem(passphrase)).toBeNull()
  },
)
