import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawOf } from '../../../db/core/connection.ts'
import { closeDatabase, type Database, write } from '../../../db/core/database.ts'
import type { Keychain } from '../../../electron/vault/data-key.ts'
import { inGroups, makeCode, readCode } from '../../../electron/vault/recovery-code.ts'
import {
  openVault,
  sealedAtOnce,
  type Vault,
  VaultLocked,
} from '../../../electron/vault/vault.ts'
import { openTestDatabase, tempFolder } from '../../support/database.ts'
import { noKeychain } from '../../support/order-fixture.ts'
import { quickScrypt } from '../../support/quick-scrypt.ts'

const passwordColumn = { table: 'order_emails', column: 'password' } as const
const next = 'the second one'

/** Another letter is the keychain of another computer. */
const keychainOf = (letter: string): Keychain => ({
  backend: 'kwallet',
  isAvailable: () => true,
  wrap: text => Buffer.from(`${letter}:${text}`),
  unwrap(wrapped) {
    const [mark, text] = wrapped.toString('utf8').split(':')
    if (mark !== letter || text === undefined) throw new Error('Not my key.')
    return text
  },
})

type Here = { readonly keychain?: Keychain; readonly keyFile?: string }

const openAt = (db: Database, { keychain, keyFile }: Here = {}): Vault =>
  openVault({
    db,
    keyFile: keyFile ?? null,
    chosenKeyFile: join(tempFolder(), 'vault.key'),
    keychain: keychain ?? noKeychain,
    now: () => Date.parse('2026-11-30T02:00:00Z'),
    scryptCost: quickScrypt,
  })

const putMany = (db: Database, vault: Vault, count: number): readonly string[] =>
  write(db, tx =>
    Array.from({ length: count }, (_, at) => vault.put(tx, passwordColumn, `secret ${at}`)),
  )

async function codeOf(vault: Vault): Promise<string> {
  const made = await vault.makeRecoveryCode('')
  if (made === 'wrong-passphrase') throw new Error(made)
  return made.code
}

const settingsOf = (db: Database) =>
  JSON.stringify(rawOf(db).prepare('select * from settings').all())

const damageKeyRow = (db: Database) =>
  rawOf(db).exec(`update settings set value = '{"backend":"pa' where name = 'vault.key'`)

describe('a recovery code', () => {
  const code = inGroups(makeCode())

  it('is written in six groups of five', () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(inGroups(makeCode())).not.toBe(code)
  })

  it('is read however it is typed', () => {
    const plain = code.replaceAll('-', '')
    const lookAlikes = plain.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
    for (const typed of [code, plain, ` ${plain.replaceAll(/.{5}/g, '$& ')}\n`, lookAlikes])
      expect(readCode(typed)).toBe(plain)
    expect(readCode(lookAlikes.replaceAll('l', 'i').toUpperCase())).toBe(plain)
  })

  it('tells each slip of one letter, and each swap', () => {
    const plain = code.replaceAll('-', '')
    for (let at = 0; at < plain.length; at += 1) {
      const other = plain[at] === '7' ? '8' : '7'
      expect(readCode(plain.slice(0, at) + other + plain.slice(at + 1))).toBeNull()
      const [one = '', two = ''] = plain.slice(at, at + 2)
      if (one !== two && two !== '')
        expect(readCode(plain.slice(0, at) + two + one + plain.slice(at + 2))).toBeNull()
    }
    for (const typed of ['', plain.slice(1), `${plain}7`, 'a lock code'])
      expect(readCode(typed)).toBeNull()
  })
})

describe('a vault with a recovery code', () => {
  it('says since when, and knows the code', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db, { keychain: keychainOf('a') })
    expect(vault.recovery()).toBeNull()

    const code = await codeOf(vault)

    expect(vault.recovery()?.since).toBe(Date.parse('2026-11-30T02:00:00Z'))
    const locked = openAt(db)
    expect(locked.isOpen()).toBe(false)
    for (const one of [vault, locked]) {
      expect(one.isRecoveryCode(code.toLowerCase())).toBe(true)
      expect(one.isRecoveryCode(inGroups(makeCode()))).toBe(false)
      expect(one.isRecoveryCode('a lock code')).toBe(false)
    }
    expect(settingsOf(db)).not.toContain(code.slice(0, 5))
  })

  it('gives none to who does not know the passphrase', async () => {
    const db = await openTestDatabase()
    const vault = openAt(db)
    await vault.unlock('the first one')

    expect(await vault.makeRecoveryCode('a guess')).toBe('wrong-passphrase')
    await expect(openAt(db).makeRecoveryCode('the first one')).rejects.toThrow(VaultLocked)
    expect(vault.recovery()).toBeNull()
  })

  it('opens without its key file, and takes a passphrase', async () => {
    const db = await openTestDatabase()
    const first = openAt(db)
    first.useKeyFile()
    const [id = ''] = putMany(db, first, 1)
    const code = await codeOf(first)

    const vault = openAt(db)
    expect(vault.recovery()?.guard).toBe('passphrase')
    expect(await vault.recover(`${code.slice(0, -1)}U`, next)).toBe('slip')
    expect(await vault.recover(inGroups(makeCode()), next)).toBe('other-code')
    expect(await vault.recover(code)).toBe('needs-passphrase')
    expect(vault.status().state).toBe('unopenable')
    expect(await vault.recover(code, next)).toBe('done')

    expect(vault.read(db.reader, passwordColumn, id)).toBe('secret 0')
    const again = openAt(db)
    expect(again.status()).toEqual({ state: 'locked', backend: 'passphrase' })
    expect(await again.unlock(next)).toBe(true)
    expect(again.isRecoveryCode(code)).toBe(true)
    expect(await again.recover(code, next)).toBe('not-needed')
  })

  it('opens by the keychain of another computer', async () => {
    const db = await openTestDatabase()
    const first = openAt(db, { keychain: keychainOf('a') })
    const [id = ''] = putMany(db, first, 1)
    const code = await codeOf(first)
    const keychain = keychainOf('b')

    const vault = openAt(db, { keychain })
    expect(vault.status().state).toBe('unopenable')
    expect(vault.recovery()?.guard).toBe('keychain')
    expect(await vault.recover(code)).toBe('done')

    const again = openAt(db, { keychain })
    expect(again.status()).toEqual({ state: 'open', backend: 'keychain' })
    expect(again.read(db.reader, passwordColumn, id)).toBe('secret 0')
  })

  it('asks for a passphrase when the keychain refuses', async () => {
    const db = await openTestDatabase()
    const code = await codeOf(openAt(db, { keychain: keychainOf('a') }))
    const refusing = { ...keychainOf('b'), wrap: () => Buffer.from('something else') }

    expect(await openAt(db, { keychain: refusing }).recover(code)).toBe('needs-passphrase')
  })

  it.each(['lost', 'damaged', 'another one'])(
    'opens practice whose key file is %s',
    async how => {
      const db = await openTestDatabase()
      const keyFile = join(tempFolder(), 'vault.key')
      const first = openAt(db, { keyFile })
      const [id = ''] = putMany(db, first, 1)
      const code = await codeOf(first)
      rmSync(keyFile)
      if (how === 'another one') openAt(await openTestDatabase(), { keyFile })
      if (how === 'damaged') writeFileSync(keyFile, 'half')

      const vault = openAt(db, { keyFile })
      expect(vault.status().state).toBe('unopenable')
      expect(await vault.recover(code)).toBe('done')

      expect(openAt(db, { keyFile }).read(db.reader, passwordColumn, id)).toBe('secret 0')
      const kept = readdirSync(join(keyFile, '..')).filter(name => name !== 'vault.key')
      expect(kept).toHaveLength(how === 'lost' ? 0 : 1)
    },
  )

  it('survives damage of the row of its key', async () => {
    const db = await openTestDatabase()
    const first = openAt(db, { keychain: keychainOf('a') })
    const ids = putMany(db, first, 2)
    const code = await codeOf(first)
    damageKeyRow(db)

    const vault = openAt(db, { keychain: keychainOf('a') })
    expect(vault.status()).toEqual({ state: 'unopenable', backend: 'none' })
    expect(await vault.recover(code)).toBe('done')

    expect(ids.map(id => vault.read(db.reader, passwordColumn, id))).toEqual([
      'secret 0',
      'secret 1',
    ])
  })

  it.each(['[]', '{"number":1}', '"x'])('has none when its record reads %s', async value => {
    const db = await openTestDatabase()
    const first = openAt(db, { keychain: keychainOf('a') })
    const code = await codeOf(first)
    rawOf(db).prepare(`update settings set value = ? where name = 'vault.recovery'`).run(value)

    expect(first.recovery()).toBeNull()
    expect(await openAt(db).recover(code, next)).toBe('no-code')
    expect(openAt(db, { keychain: keychainOf('a') }).isOpen()).toBe(true)
  })

  it('loses the old one to a new one, also in the files', async () => {
    const folder = tempFolder()
    const db = await openTestDatabase(join(folder, 'boxwright.db'))
    const vault = openAt(db, { keychain: keychainOf('a') })
    const code = await codeOf(vault)
    const text = rawOf(db)
      .prepare(`select value from settings where name = 'vault.recovery'`)
      .pluck()
      .get()
    const sealed = /"wrapped":"([^"]+)"/.exec(String(text))?.[1] ?? 'none'
    const isWritten = () =>
      readdirSync(folder).some(name => readFileSync(join(folder, name)).includes(sealed))
    expect(isWritten()).toBe(true)

    const another = await codeOf(vault)
    await new Promise(resolve => setImmediate(resolve))

    expect([code, another].map(one => vault.isRecoveryCode(one))).toEqual([false, true])
    expect(isWritten()).toBe(false)
    closeDatabase(db)
  })

  it('gives it up with the key', async () => {
    const db = await openTestDatabase()
    const code = await codeOf(openAt(db, { keychain: keychainOf('a') }))
    const vault = openAt(db, { keychain: keychainOf('b') })

    vault.startAnew(() => {})

    expect(vault.recovery()).toBeNull()
    expect(vault.isRecoveryCode(code)).toBe(false)
  })
})

describe('a change of the guard', () => {
  const here = { keychain: keychainOf('a') }
  const guardAnew = async (vault: Vault): Promise<string | null> => {
    const answer = await vault.protect({ by: 'keychain' }, '')
    if (typeof answer === 'string') throw new Error(answer)
    return answer.recoveryCode
  }

  it('brings another code, and the old one opens old backups alone', async () => {
    const file = join(tempFolder(), 'backup.db')
    const db = await openTestDatabase()
    const vault = openAt(db, here)
    const [id = ''] = putMany(db, vault, 1)
    const code = await codeOf(vault)
    await rawOf(db).backup(file)

    const newer = (await guardAnew(vault)) ?? 'none'

    expect([code, newer].map(one => vault.isRecoveryCode(one))).toEqual([false, true])
    const backup = await openTestDatabase(file)
    const before = openAt(backup, { keychain: keychainOf('b') })
    expect(await before.recover(newer)).toBe('other-code')
    expect(await before.recover(code)).toBe('done')
    expect(before.read(backup.reader, passwordColumn, id)).toBe('secret 0')
  })

  it('makes none where there was none', async () => {
    const vault = openAt(await openTestDatabase(), here)

    expect(await guardAnew(vault)).toBeNull()
    expect(vault.recovery()).toBeNull()
  })

  it('leaves a code that opens what is not sealed anew yet', async () => {
    const db = await openTestDatabase()
    const first = openAt(db, here)
    const ids = putMany(db, first, 150)
    await codeOf(first)
    const code = (await guardAnew(first)) ?? 'none'
    expect(first.sealAnew(sealedAtOnce)).toBe(true)
    damageKeyRow(db)

    const vault = openAt(db, here)
    expect(await vault.recover(code)).toBe('done')
    const lost = () => ids.filter(id => vault.isLost(db.reader, passwordColumn, id))
    expect(lost()).toEqual([])
    while (vault.sealAnew(sealedAtOnce));
    expect(lost()).toEqual([])
    expect(settingsOf(db)).not.toContain('former')
  })
})
