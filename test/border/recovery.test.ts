import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Keychain } from '../../electron/vault/data-key.ts'
import type { Mode } from '../../shared/settings/settings.ts'
import { tempFolder } from '../support/database.ts'
import { type Border, noKeychain, openBorder, workingKeychain } from './open-border.ts'

const password = 'a-secret-of-mailin'
const passphrase = 'correct horse battery'
const opened: Border[] = []

async function openAt(folder: string, keychain: Keychain, mode: Mode = 'live') {
  const border = await openBorder({ isTrusted: () => true, mode, keychain, folder })
  opened.push(border)
  return border
}
const closeAll = async () => {
  for (const border of opened.splice(0)) await border.close()
}
afterEach(closeAll)

/** Live secrets under a keychain, and a code. */
async function fill(folder: string) {
  const border = await openAt(folder, workingKeychain)
  await border.call('settings.save', { mailin: { password } })
  const { code } = await border.call('vault.makeRecoveryCode', {})
  return { border, code }
}

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map(name => join(folder, String(name)))
    .filter(path => statSync(path).isFile())

test('a code is made by who knows the passphrase', async () => {
  const border = await openAt(tempFolder(), noKeychain)
  expect(await border.send('vault.makeRecoveryCode', {})).toMatchObject({
    failure: { code: 'locked' },
  })
  await border.call('vault.unlock', { passphrase })

  expect(await border.send('vault.makeRecoveryCode', {})).toMatchObject({
    failure: { code: 'invalid_input', fields: { current: 'This is not the passphrase.' } },
  })
  expect(await border.call('vault.status', {})).not.toHaveProperty('recovery')
})

test('a wrong code is told from a slip', async () => {
  const folder = tempFolder()
  const { code } = await fill(folder)
  const other = await fill(tempFolder())
  await closeAll()
  const border = await openAt(folder, noKeychain)
  const status = await border.call('vault.status', {})
  expect(status).toMatchObject({ state: 'locked', recovery: { guard: 'passphrase' } })

  const sent = async (args: object) => border.send('vault.recover', args)
  for (const [args, fields] of [
    [{ code: '', passphrase }, { code: expect.stringMatching(/^There is a typing mistake/) }],
    [
      { code: other.code, passphrase },
      { code: expect.stringMatching(/^This code opens other secrets/) },
    ],
    [{ code }, { passphrase: expect.stringContaining('Set a passphrase') }],
    [{ code, passphrase: 'aaaaaaaa' }, { passphrase: expect.stringContaining('guessed') }],
  ] as const)
    expect(await sent(args)).toMatchObject({
      failure: { code: 'invalid_input', fields },
    })
  expect(border.workspace().vault.isOpen()).toBe(false)

  await border.call('vault.recover', {
    code: code.toLowerCase().replaceAll('-', ' '),
    passphrase,
  })
  expect(await border.call('vault.status', {})).toEqual({
    state: 'open',
    backend: 'passphrase',
    recovery: status.recovery,
  })
  expect(border.workspace().settings.password('mailin')).toBe(password)
  expect(await sent({ code })).toMatchObject({ failure: { code: 'not_applicable' } })
  expect(border.bugs).toEqual([])
})

test('another guard brings another code', async () => {
  const { border, code } = await fill(tempFolder())

  const answer = await border.call('vault.protect', { by: 'keychain' })

  const { vault } = border.workspace()
  expect(vault.isRecoveryCode(code)).toBe(false)
  expect(vault.isRecoveryCode(answer?.recoveryCode ?? '')).toBe(true)
})

test('practice is recovered when its key file is lost', async () => {
  const folder = tempFolder()
  const first = await openAt(folder, workingKeychain, 'practice')
  await first.call('settings.save', { mail: { password: 'of-mail' } })
  const { code } = await first.call('vault.makeRecoveryCode', {})
  await closeAll()
  rmSync(join(folder, 'practice', 'vault.key'))

  const border = await openAt(folder, workingKeychain, 'practice')
  expect(await border.call('vault.status', {})).toMatchObject({
    state: 'unopenable',
    recovery: { guard: 'key-file' },
  })
  await border.call('vault.recover', { code })

  expect(border.workspace().settings.password('mail')).toBe('of-mail')
})

test('no file holds a recovery code', async () => {
  const folder = tempFolder()
  const { border, code } = await fill(folder)
  const { recoveryCode = '' } = (await border.call('vault.protect', { by: 'keychain' })) ?? {}
  await border.call('clipboard.copy', { text: recoveryCode, isSecret: true })
  await border.call('data.backUp', {})
  await closeAll()
  const again = await openAt(folder, noKeychain)
  await again.send('vault.recover', { code, passphrase })
  await again.call('vault.recover', { code: recoveryCode, passphrase })
  const log = await again.call('log.list', { page: 1, pageSize: 50 })
  await closeAll()

  expect(log.rows.map(row => row.message)).toContain(
    'The recovery code opened the secrets. Guarded by: passphrase.',
  )
  const secrets = [code, recoveryCode].flatMap(one => [one, one.replaceAll('-', '')])
  const files = filesOf(folder)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const bytes = readFileSync(file)
    expect(secrets.filter(one => bytes.includes(one))).toEqual([])
  }
})
