import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

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

test('a backup opens on another computer by the recovery code', async ({
  start,
  dataFolder,
}) => {
  const first = await start(keyringIn(dataFolder))
  await first.call('settings.save', { mode: 'live', automationEnabled: false })
  await first.call('settings.save', { mailin: { password: 'kept' } })
  await first.call('customers.save', { name: 'Northwind', email: 'jo@northwind.example' })
  await first.page.reload()
  await goTo(first.page, '/settings/general')
  const block = first.page.getByRole('region', { name: 'Recovery code' })
  await expect(block).toContainText('None yet')
  await block.getByRole('button', { name: 'Make a recovery code' }).click()
  const shown = first.page.getByRole('dialog', { name: 'Write down the recovery code' })
  const groups = shown.getByRole('group', { name: 'Recovery code' }).locator('span')
  const code = (await groups.allTextContents()).join('-')
  await shown.getByRole('button', { name: 'Copy the code' }).click()
  await expect(shown).toContainText('it leaves the clipboard after 30 s')
  await first.page.keyboard.press('Escape')
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(shown).toContainText('the code is not shown again')
  await shown.getByLabel('I have written it down').check()
  await shown.getByRole('button', { name: 'Done' }).click()
  await expect(shown).toBeHidden()
  await expect(block).toContainText('Made ')
  const { name } = await first.call('data.backUp', {})
  await first.close()

  const elsewhere = join(dataFolder, '..', 'elsewhere', 'data')
  const here = { ...keyringIn(elsewhere), dataFolder: elsewhere }
  const second = await start(here)
  await second.call('settings.save', { mode: 'live' })
  expect(await second.call('vault.status', {})).toEqual({ state: 'open', backend: 'keychain' })
  cpSync(join(dataFolder, 'live', 'backups'), join(elsewhere, 'live', 'backups'), {
    recursive: true,
  })
  await second.call('data.restore', { name })
  const { page } = second
  await page.reload()
  expect(await second.call('vault.status', {})).toMatchObject({ state: 'unopenable' })
  const bar = page.getByRole('region', { name: 'Work is held up' })
  await expect(bar).toContainText('The recovery code opens them without a loss.')
  await bar.getByRole('button', { name: 'Use the recovery code' }).click()
  const dialog = page.getByRole('dialog', { name: 'Use the recovery code' })
  await dialog.getByLabel('Recovery code').fill(`${code.slice(0, -1)}U`)
  await dialog.getByRole('button', { name: 'Open secrets' }).click()
  await expect(dialog).toContainText('There is a typing mistake in this code.')
  await dialog.getByLabel('Recovery code').fill(code.toLowerCase().replaceAll('-', ' '))
  await dialog.getByRole('button', { name: 'Open secrets' }).click()
  await expect(page.getByText('Secrets are open')).toBeVisible()
  await expect(bar).toBeHidden()
  await second.close()

  const third = await start(here)
  expect(await third.call('vault.status', {})).toMatchObject({
    state: 'open',
    backend: 'keychain',
  })
  expect((await third.call('settings.get', {})).mailin.hasPassword).toBe(true)
  expect((await third.call('customers.list', { page: 1, pageSize: 5 })).total).toBe(1)
})
