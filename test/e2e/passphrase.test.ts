import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

const old = 'correct horse battery'
const next = 'another horse battery'
/** No keychain, whatever this computer has. */
const keyless = { switches: ['--password-store=basic'] }

test('a passphrase is changed, and asked for after the next start', async ({ start }) => {
  const first = await start(keyless)
  await first.call('settings.save', { mode: 'live' })
  await first.call('vault.unlock', { passphrase: old })
  await first.call('settings.save', { mailin: { password: 'kept' } })
  const { page } = first
  await page.reload()
  await goTo(page, '/settings/general')
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  const dialog = page.getByRole('dialog')
  const change = dialog.getByRole('button', { name: 'Change passphrase' })
  const fill = async (current: string, passphrase: string, again = passphrase) => {
    await dialog.getByLabel('Present passphrase').fill(current)
    await dialog.getByLabel('New passphrase', { exact: true }).fill(passphrase)
    await dialog.getByLabel('New passphrase, once more').fill(again)
    await change.click()
  }

  await fill('', 'short')
  await expect(dialog.getByText('Enter the present passphrase.')).toBeVisible()
  await expect(dialog.getByText('Enter at least 8 characters.')).toBeVisible()
  await fill(old, next, 'something else')
  await expect(dialog.getByText('The two are not the same.')).toBeVisible()
  await fill('a wrong guess', next)
  await expect(dialog.getByText('This is not the passphrase.')).toBeVisible()
  await fill(old, next)
  await expect(page.getByText('Passphrase set')).toBeVisible()
  await expect(dialog).toBeHidden()
  await first.close()

  const second = await start(keyless)
  await goTo(second.page, '/start')
  const goLive = second.page.getByRole('region', { name: 'Go live' }).getByRole('listitem')
  await expect(goLive.filter({ hasText: 'Secrets' })).toContainText('Locked')
  await second.page.getByRole('link', { name: 'Unlock them' }).click()
  const secrets = second.page.getByRole('region', { name: 'Secrets' })
  await enter(second, old)
  await expect(secrets.getByText('This is not the passphrase.')).toBeVisible()
  await enter(second, next)
  await expect(secrets.getByText('Open', { exact: true })).toBeVisible()
  expect((await second.call('settings.get', {})).mailin.hasPassword).toBe(true)
})

async function enter({ page }: App, passphrase: string) {
  const secrets = page.getByRole('region', { name: 'Secrets' })
  await secrets.getByLabel('Passphrase').fill(passphrase)
  await secrets.getByRole('button', { name: 'Open secrets' }).click()
}
