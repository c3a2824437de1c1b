import {
  existsSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEnvFile } from '../../electron/settings/env-file.ts'
import { type Border, noKeychain, openBorder, workingKeychain } from './open-border.ts'

const content = 'MAILIN_AI_EMAIL=staff@agency.example\nMAILIN_AI_PASSWORD=env-canary-77\n'
let folder: string
let file: string
let border: Border | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxwright-env-'))
  file = join(folder, '.env')
})
afterEach(async () => {
  await border?.close()
  border = undefined
  rmSync(folder, { recursive: true, force: true })
})

async function openLive(keychain = workingKeychain): Promise<Border> {
  border = await openBorder({ isTrusted: () => true, mode: 'live', keychain, folder })
  return border
}

describe('an imported .env', () => {
  test('is told of until it is gone, and can be deleted as it was', async () => {
    writeFileSync(file, content)
    const opened = await openLive()

    expect((await opened.call('settings.get', {})).mailin.hasPassword).toBe(true)
    expect(await opened.call('settings.envFile', {})).toEqual({ path: file, isUnchanged: true })
    await opened.call('settings.deleteEnvFile', {})

    expect(existsSync(file)).toBe(false)
    expect(await opened.call('settings.envFile', {})).toEqual({})
  })

  test('that has changed since is not deleted', async () => {
    writeFileSync(file, content)
    const opened = await openLive()
    writeFileSync(file, `${content}OTHER=mine\n`)

    expect(await opened.call('settings.envFile', {})).toEqual({ path: file })
    expect(await opened.send('settings.deleteEnvFile', {})).toMatchObject({
      failure: { code: 'conflict' },
    })
    expect(existsSync(file)).toBe(true)
    writeFileSync(file, 'OTHER=mine\n')
    expect(await opened.call('settings.envFile', {})).toEqual({})
  })

  test('that the system does not let go is told of with its path', async () => {
    writeFileSync(file, content)
    const { db, vault } = (await openLive()).workspace()
    const envFile = openEnvFile(db, vault, folder, () => {
      throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' })
    })

    expect(envFile.remove()).toMatchObject({
      failure: { code: 'not_applicable', message: expect.stringContaining(file) },
    })
    expect(envFile.state()).toEqual({ path: file, isUnchanged: true })
  })

  test('that has become a link is not deleted', async () => {
    writeFileSync(file, content)
    const opened = await openLive()
    const other = join(folder, 'other')
    writeFileSync(other, content)
    rmSync(file)
    symlinkSync(other, file)

    expect(await opened.send('settings.deleteEnvFile', {})).toMatchObject({
      failure: { code: 'conflict', message: expect.stringContaining('is a link') },
    })
    expect(existsSync(other)).toBe(true)
    expect(existsSync(file)).toBe(true)
  })

  test('that is a link is told of with what it leads to', async () => {
    const other = join(realpathSync(folder), 'other')
    writeFileSync(other, content)
    symlinkSync(other, file)
    const opened = await openLive()

    expect((await opened.call('settings.get', {})).mailin.hasPassword).toBe(true)
    expect(await opened.call('settings.envFile', {})).toEqual({ path: file, linksTo: other })
    writeFileSync(other, 'OTHER=mine\n')
    expect(await opened.call('settings.envFile', {})).toEqual({})
  })

  test('whose password waits for the vault is taken, then told of', async () => {
    writeFileSync(file, content)
    const opened = await openLive(noKeychain)
    // deleted now, it would be lost
    expect(await opened.call('settings.envFile', {})).toEqual({})

    await opened.call('vault.unlock', { passphrase: 'correct horse battery' })

    expect(await opened.call('settings.envFile', {})).toEqual({ path: file, isUnchanged: true })
  })

  const mine = 'https://mine.example'
  const other = 'http://127.0.0.1:9999'
  test.each([
    [mine, other, false],
    [mine, `${mine}:8443/api`, false],
    // the settings refuse it, and the password is not the vendor's for that
    ['http://mine.example', undefined, false],
    [undefined, other, false],
    [undefined, undefined, true],
    [`${mine}/api`, `${mine}/v2`, true],
  ])(
    'for %s whose settings say %s by the unlocking has its password taken: %s',
    async (named, set, isTaken) => {
      writeFileSync(
        file,
        `${content}${named === undefined ? '' : `MAILIN_AI_BASE_URL=${named}\n`}`,
      )
      const opened = await openLive(noKeychain)
      opened.agrees = true
      if (set !== undefined) await opened.call('settings.save', { mailin: { baseUrl: set } })

      await opened.call('vault.unlock', { passphrase: 'correct horse battery' })
      // back where it belongs, but it was decided
      if (named !== undefined)
        await opened.send('settings.save', { mailin: { baseUrl: named } })

      expect((await opened.call('settings.get', {})).mailin.hasPassword).toBe(isTaken)
      expect(await opened.call('settings.envFile', {})).toEqual(
        isTaken ? { path: file, isUnchanged: true } : { path: file, isLeftOut: true },
      )
    },
  )
})
