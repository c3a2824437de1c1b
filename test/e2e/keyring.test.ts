import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from './fixtures.ts'

/** Starts the app with an unlocked GNOME keyring of this test's own. */
function keyringIn(dataFolder: string) {
  const folder = join(dataFolder, '..', 'keyring')
  mkdirSync(folder, { recursive: true })
  return {
    through: resolve('test/support/with-keyring.sh'),
    env: { BOXWRIGHT_KEYRING: folder },
    switches: ['--password-store=gnome-libsecret'],
  }
}

test('a real keyring opens the vault unasked', async ({ start, dataFolder }) => {
  const first = await start(keyringIn(dataFolder))
  await first.call('settings.save', { mode: 'live', mailin: { password: 'kept' } })
  const fresh = await first.call('vault.status', {})
  await first.close()

  const second = await start(keyringIn(dataFolder))
  const again = await second.call('vault.status', {})
  const settings = await second.call('settings.get', {})

  expect(fresh).toEqual({ state: 'open', backend: 'keychain' })
  expect(again).toEqual({ state: 'open', backend: 'keychain' })
  expect(settings).toMatchObject({ mode: 'live', mailin: { hasPassword: true } })
})

test('without its keyring the vault stays locked', async ({ start, dataFolder }) => {
  const first = await start(keyringIn(dataFolder))
  await first.call('settings.save', { mode: 'live', mailin: { password: 'kept' } })
  await first.close()

  const second = await start()
  const status = await second.call('vault.status', {})
  const settings = await second.call('settings.get', {})

  expect(status).toEqual({ state: 'locked', backend: 'keychain' })
  expect(settings.mailin.hasPassword).toBe(true)
})
