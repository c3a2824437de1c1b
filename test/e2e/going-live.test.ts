import { callsOf, effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { typeInto, typePeople } from './order-form.ts'

const passphrase = 'correct horse battery'
/** No keychain, whatever this computer has: staff then choose a passphrase. */
const keyless = { switches: ['--password-store=basic'] }

test('staff go live and come back', async ({ start, outside }) => {
  const first = await start(keyless)
  const { page } = first
  const section = (name: string) =>
    page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name })
  const save = page.getByRole('button', { name: 'Save changes' })
  const status = page.getByRole('main').getByRole('status')
  await page.getByRole('link', { name: 'Settings' }).click()

  await page.getByText('Live', { exact: true }).click()
  await page.getByRole('button', { name: 'Change to live mode' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('Passphrase, once more').fill('something else')
  await page.getByRole('button', { name: 'Set passphrase' }).click()
  await expect(page.getByText('The two are not the same.')).toBeVisible()
  await page.getByLabel('Passphrase, once more').fill(passphrase)
  await page.getByRole('button', { name: 'Set passphrase' }).click()
  await expect(page.getByRole('region', { name: 'Secrets' })).toContainText('Open')

  await section('Registrars').click()
  await page.getByLabel('Spaceship base URL').fill(outside.spaceshipBaseUrl)
  await save.click()
  await section('Checking').click()
  await page.getByLabel('Check domains every').fill('1')
  await page.getByLabel('Check mailbox jobs every').fill('1')
  await save.click()
  await section('Mailin account').click()
  await page.getByLabel('Base URL').fill(outside.mailinBaseUrl)
  await page.getByLabel('E-mail address').fill(outside.email)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByLabel('Gap').fill('50')
  await page.getByRole('button', { name: 'Save and test login' }).click()
  await expect(status).toContainText('Login does not work')
  await page.getByLabel('Password', { exact: true }).fill(outside.password)
  await page.getByRole('button', { name: 'Save and test login' }).click()
  await expect(status).toContainText('Login works')

  await page.getByRole('button', { name: 'New order' }).click()
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'New customer' }).click()
  await dialog.getByLabel('Name').fill('Acme')
  await dialog.getByLabel('E-mail address').fill('jo@acme.example')
  await dialog.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Acme')
  await page.getByRole('button', { name: 'New plan' }).click()
  await dialog.getByLabel('Name').fill('Private')
  await dialog.getByLabel('Price per mailbox').fill('3.50')
  await dialog.getByRole('button', { name: 'Create plan' }).click()
  await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveValue('Private')
  await typeInto(page, page.getByLabel('Domain names'), 'went-live.com')
  await typePeople(page)
  await page.getByLabel('API key').fill('live-key')
  await page.getByLabel('API secret').fill('live-secret')
  await page.getByRole('button', { name: 'Create order' }).click()
  const title = page.getByRole('heading', { level: 1, name: 'went-live.com' })
  await expect(title).toContainText('Completed', { timeout: 40_000 })
  const { state } = outside.core
  expect(effectsOf(state, 'nameservers', 'went-live.com')).toBe(1)
  expect(effectsOf(state, 'create', 'max@went-live.com')).toBe(1)
  await first.close()

  const logins = callsOf(state, 'mailin.login')
  const second = await start(keyless)
  const again = second.page
  const held = again.getByRole('region', { name: 'Work is held up' })
  await expect(held).toContainText('Paused: the passphrase is needed')
  await held.getByLabel('Passphrase').fill('correct horse')
  await held.getByRole('button', { name: 'Open secrets' }).click()
  await expect(held.getByText('This is not the passphrase of this vault.')).toBeVisible()
  expect(await second.call('vault.status', {})).toMatchObject({ state: 'locked' })
  expect(callsOf(state, 'mailin.login')).toBe(logins)
  await held.getByLabel('Passphrase').fill(passphrase)
  await held.getByRole('button', { name: 'Open secrets' }).click()
  await expect(held).toBeHidden()
  await expect(again.getByRole('contentinfo')).not.toContainText('Paused')
})
