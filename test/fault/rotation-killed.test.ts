import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { rawOf } from '../../db/core/connection.ts'
import { closeDatabase, write } from '../../db/core/database.ts'
import { openDatabase } from '../../db/core/open.ts'
import { tidySecrets } from '../../electron/vault/seal-anew.ts'
import { openVault, type Vault } from '../../electron/vault/vault.ts'
import { migrationsFolder, tempFolder } from '../support/database.ts'
import { killedAtCommit, sourceOf } from '../support/process-source.ts'
import { quickScrypt } from '../support/quick-scrypt.ts'

const passwordColumn = { table: 'order_emails', column: 'password' } as const
const old = 'the first one'
const next = 'the second one'
/** Sealed anew in five commits, after the one of the key. */
const count = 450

/** Changes the guard, and ends itself at its nth commit. */
const lifeThatEnds = `
  const [folder, by, nth, when] = process.argv.slice(1)
  const { openDatabase } = await import(${sourceOf('db/core/open.ts')})
  const { openVault } = await import(${sourceOf('electron/vault/vault.ts')})
  const { tidySecrets } = await import(${sourceOf('electron/vault/seal-anew.ts')})
  const now = () => 0
  const file = folder + '/boxwright.db'
  const db = await openDatabase({ file, migrationsFolder: 'db/migrations', now })
  const keychain = {
    backend: 'kwallet',
    isAvailable: () => by === 'keychain',
    wrap: text => Buffer.from(text),
    unwrap: wrapped => wrapped.toString(),
  }
  const vault = openVault({ db, keyFile: null, chosenKeyFile: folder + '/key', keychain, now, scryptCost: ${quickScrypt} })
  if (by === 'passphrase') await vault.unlock('the first one')
  ${killedAtCommit}
  const { writeSync } = await import('node:fs')
  const next = { by, passphrase: 'the second one' }
  const { recoveryCode } = await vault.protect(next, 'the first one')
  writeSync(1, recoveryCode)
  await tidySecrets(db, vault)`

type Db = Awaited<ReturnType<typeof openDatabase>>
const openFile = (folder: string): Promise<Db> =>
  openDatabase({ file: join(folder, 'boxwright.db'), migrationsFolder, now: () => 0 })
type Guard = 'keychain' | 'passphrase'

const openAt = (db: Db, by: Guard) =>
  openVault({
    db,
    keyFile: null,
    chosenKeyFile: join(tempFolder(), 'chosen.key'),
    keychain: {
      backend: 'kwallet',
      isAvailable: () => by === 'keychain',
      wrap: text => Buffer.from(text),
      unwrap: wrapped => wrapped.toString(),
    },
    now: () => 0,
    scryptCost: quickScrypt,
  })

/** Answers the ids of the secrets and the recovery code. */
async function fill(folder: string, by: Guard) {
  const db = await openFile(folder)
  const vault = openAt(db, by)
  if (by === 'passphrase') await vault.unlock(old)
  const ids = write(db, tx =>
    Array.from({ length: count }, (_, at) => vault.put(tx, passwordColumn, `secret ${at}`)),
  )
  const made = await vault.makeRecoveryCode(old)
  closeDatabase(db)
  if (made === 'wrong-passphrase') throw new Error(made)
  return { ids, code: made.code }
}

const whole = Array.from({ length: count }, (_, at) => `secret ${at}`)

test.each([
  // in the first one nobody was told the new code yet
  ['after its first commit', 'keychain', 1, 'after', false],
  ['amid the secrets', 'passphrase', 3, 'after', true],
  ['before its last secrets', 'keychain', 6, 'before', true],
] as const)(
  'a rotation killed %s loses nothing and is resumed',
  async (_when, by, nth, at, isTold) => {
    const folder = tempFolder()
    const { ids, code: oldCode } = await fill(folder, by)
    const flags = ['--input-type=module', '-e', lifeThatEnds, folder, by, String(nth), at]
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
    const told = text(child.stdout)
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
    const code = await told
    expect(code !== '').toBe(isTold)

    const db = await openFile(folder)
    try {
      const vault = openAt(db, by)
      if (by === 'passphrase') {
        expect(await vault.unlock(old)).toBe(false)
        expect(await vault.unlock(next)).toBe(true)
      }
      const read = (opened = vault, from = db) =>
        ids.map(id => opened.read(from.reader, passwordColumn, id))
      expect(read()).toEqual(whole)
      expect(vault.isRecoveryCode(oldCode)).toBe(false)
      if (isTold) expect(await readByCode(db, code, read)).toEqual(whole)

      await tidySecrets(db, vault)

      expect(read()).toEqual(whole)
      const numbers = rawOf(db).prepare('select distinct key_number from secrets').pluck().all()
      expect(numbers).toEqual([2])
    } finally {
      closeDatabase(db)
    }
  },
  240_000,
)

/** In a copy whose guard is lost: the code opens as much, also what is not sealed anew yet. */
async function readByCode<Read>(
  db: Db,
  code: string,
  read: (vault: Vault, from: Db) => Read,
): Promise<Read> {
  const file = join(tempFolder(), 'copy.db')
  await rawOf(db).backup(file)
  const copy = await openDatabase({ file, migrationsFolder, now: () => 0 })
  try {
    rawOf(copy).exec(`update settings set value = '"lost"' where name = 'vault.key'`)
    const vault = openAt(copy, 'keychain')
    expect(await vault.recover(code)).toBe('done')
    return read(vault, copy)
  } finally {
    closeDatabase(copy)
  }
}
