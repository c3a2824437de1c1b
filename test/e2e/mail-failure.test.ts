import { writeFileSync } from 'node:fs'
import { test as base, expect } from './fixtures.ts'
import { goLive } from './live-mode.ts'
import { mailAccount, type OutsideMail, startOutsideMail } from './mail-server.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

const customer = 'jo@acme.example'
const corrected = 'joanna@acme.example'

const test = base.extend<{ readonly mail: OutsideMail }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  mail: async ({}, use) => {
    const mail = await startOutsideMail()
    await use(mail)
    mail.stop()
  },
})

test('letters outlast a mail server in trouble', async ({ start, outside, mail }, info) => {
  const authority = info.outputPath('authority.pem')
  writeFileSync(authority, mail.certificate)
  const app = await start({ env: { NODE_EXTRA_CA_CERTS: authority } })
  const { page } = app
  await goLive(app, outside)
  const save = page.getByRole('button', { name: 'Save changes' })
  const tryIt = page.getByRole('button', { name: 'Save and test mail server' })
  const status = page.getByRole('main').getByRole('status')
  const rows = page.getByRole('grid', { name: 'Letters' }).getByRole('row')
  const created = rows.filter({ hasText: 'created' })
  const completed = rows.filter({ hasText: 'completed' })
  const trouble = page.getByRole('region', { name: 'Mail server' })

  // nothing listens there
  await goTo(page, '/settings/mail')
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1')
  await page.getByLabel('Port').fill('1')
  await page.getByLabel('User name').fill(mailAccount.user)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await page.getByRole('textbox', { name: 'From' }).fill('Agency <orders@agency.example>')
  await save.click()
  await expect(page.getByText('Changes saved')).toBeVisible()
  mail.unknown.add(customer)
  const id = await submitOrder(app, ['active-mail.com'])
  await reach(app, id, 'completed')
  await page.getByRole('link', { name: 'Messages' }).click()
  await page.getByRole('button', { name: 'Letters 2', exact: true }).click()
  await expect(rows.filter({ hasText: 'Waiting' })).toHaveCount(2)
  await expect(trouble).toContainText('Nothing listens at this host and port.')

  // the right server, the wrong password
  await trouble.getByRole('button', { name: 'Check the mail server' }).click()
  await page.getByLabel('Port').fill(String(mail.port))
  // another server is not sent the password of the one before
  await page.getByLabel('Password', { exact: true }).fill('not-the-password')
  await tryIt.click()
  await expect(status).toContainText('The mail server refused the login')
  await expect(status).not.toContainText('not-the-password')
  expect(mail.letters).toEqual([])

  // told wherever staff look, with what mends it
  const bar = page.getByRole('contentinfo').getByRole('status')
  await expect(bar).toHaveText('2 letters cannot leave')
  await bar.click()
  const stopped = page.getByRole('region', { name: /Letters cannot leave/ })
  await expect(stopped).toContainText('2 letters wait, since')
  await expect(stopped).toContainText('The mail server refused the login')
  await expect(
    page.getByRole('link', { name: /Needs attention.*letters cannot/ }),
  ).toBeVisible()
  await stopped.getByRole('button', { name: 'Check the mail server' }).click()

  // the right password, a customer that the server does not know
  await page.getByLabel('Password', { exact: true }).fill(mailAccount.password)
  await tryIt.click()
  await expect(status).toContainText('Mail server works')
  await goTo(page, '/messages/letters')
  await expect(page.getByRole('link', { name: /Messages.*2 letters not sent/ })).toBeVisible()
  await page.getByRole('button', { name: 'Not sent 2' }).click()
  await expect(rows.filter({ hasText: 'Not sent' })).toHaveCount(2)
  await completed.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The mail server refused the recipient')
  await expect(dialog).toContainText('No such mailbox here')

  await expect(dialog).toContainText('Last try')
  const [known] = (await app.call('customers.list', { page: 1, pageSize: 1 })).rows
  if (known === undefined) throw new Error('There is no customer')
  await app.call('customers.save', { id: known.id, name: known.name, email: corrected })
  await page.reload()
  await page.getByRole('button', { name: 'Not sent 2' }).click()
  await completed.click()
  await expect(dialog).toContainText(`${corrected}, the present address`)

  await dialog.getByRole('button', { name: 'Send again' }).click()

  await expect(dialog).toContainText('Sent')
  await expect(dialog).toContainText(corrected)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await expect(completed).toBeHidden()
  await expect(created).toContainText('Not sent')
  const got = mail.letters.filter(letter => letter.to === corrected)
  expect(got).toHaveLength(1)
  expect(mail.letters.filter(letter => letter.to === customer)).toEqual([])
  expect(got[0]?.raw).not.toMatch(/first-key|first-secret|mail-Pass-1/)
})
