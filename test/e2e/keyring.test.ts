import { mkdirSync, rmSync } from 'node:fs'
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

test('a keyring that was replaced gives way to a new key', async ({ start, dataFolder }) => {
  const first = await start(keyringIn(dataFolder))
  await first.call('settings.save', { mode: 'live', mailin: { password: 'kept' } })
  await first.call('customers.save', { name: 'Northwind', email: 'jo@northwind.example' })
  await first.close()
  rmSync(join(dataFolder, '..', 'keyring'), { recursive: true })

  const second = await start(keyringIn(dataFolder))
  const { page } = second
  expect(await second.call('vault.status', {})).toEqual({
    state: 'unopenable',
    backend: 'keychain',
  })
  const bar = page.getByRole('region', { name: 'Work is held up' })
  await expect(bar).toContainText('The keychain of this computer does not have their key')
  await bar.getByRole('button', { name: 'Start with a new key' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('the Mailin password: enter it again in Settings')
  await dialog.getByRole('button', { name: 'Give up 1 secret' }).click()
  await expect(dialog).toContainText('Tick this to go on.')
  await dialog.getByLabel('I give up what cannot be opened').check()
  await dialog.getByRole('button', { name: 'Give up 1 secret' }).click()

  await expect(dialog).toBeHidden()
  expect(await second.call('vault.status', {})).toEqual({ state: 'open', backend: 'keychain' })
  await second.call('settings.save', { mailin: { password: 'entered anew' } })
  expect((await second.call('settings.get', {})).mailin.hasPassword).toBe(true)
  expect((await second.call('customers.list', { page: 1, pageSize: 5 })).total).toBe(1)
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
