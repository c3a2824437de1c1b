import { writeFileSync } from 'node:fs'
import { readMessage } from '../../electron/letters/practice/read-message.ts'
import { expectNoFindings } from './axe.ts'
import { test as base, expect } from './fixtures.ts'
import { goLive } from './live-mode.ts'
import { mailAccount, type OutsideMail, startOutsideMail } from './mail-server.ts'
import { goTo, submitOrder } from './order-form.ts'

const test = base.extend<{ readonly mail: OutsideMail }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  mail: async ({}, use) => {
    const mail = await startOutsideMail()
    await use(mail)
    mail.stop()
  },
})

test('a letter in the words of the agency is looked at, edited and sent', async ({
  start,
  outside,
  mail,
}, info) => {
  const authority = info.outputPath('authority.pem')
  writeFileSync(authority, mail.certificate)
  const app = await start({ env: { NODE_EXTRA_CA_CERTS: authority } })
  const { page } = app
  await goLive(app, outside)
  await app.call('settings.save', {
    mail: {
      host: '127.0.0.1',
      port: mail.port,
      user: mailAccount.user,
      password: mailAccount.password,
      from: 'Agency <orders@agency.example>',
      hold: true,
    },
  })
  const before = await submitOrder(app, ['before-words.com'])

  // the signature
  await goTo(page, '/settings/letters')
  await page.getByLabel('Signature in English').fill('Kind regards\nThe Agency')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes saved')).toBeVisible()

  // the words
  await page.getByRole('link', { name: 'Messages' }).click()
  await page.getByRole('button', { name: 'Templates', exact: true }).click()
  await page.getByRole('row', { name: /Order created/ }).click()
  const subject = page.getByLabel('Subject')
  const text = page.getByLabel('Text', { exact: true })
  const preview = page.getByRole('group', { name: 'Letter' })
  await expect(preview).toContainText('Your order #41 has been created')
  await text.fill('Dear {{customer_name}},\n\nyour password is {{mailbox_password}}')
  await expect(page.getByText(/No letter carries a password or key/)).toBeVisible()
  await text.fill('Dear {{customer_name}},\n\nwe have begun with these domains:\n\n')
  await page.getByRole('button', { name: 'Insert domain_list' }).click()
  await expect(text).toHaveValue(/domains:\n\n\{\{domain_list\}\}$/)
  await subject.fill('We have begun, ')
  await page.getByRole('button', { name: 'Insert customer_name' }).click()

  // with a real order
  await page.getByRole('combobox', { name: 'Order' }).fill('before-words')
  await page.getByRole('option', { name: new RegExp(`Order ${before}`) }).click()
  await expect(preview).toContainText('We have begun, Acme')
  await expect(preview.getByRole('listitem')).toHaveText(['before-words.com'])
  await expect(preview).toContainText('Kind regards')
  await expectNoFindings(page, 'a template')
  await page.getByRole('button', { name: 'Send test letter' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Test letter sent' })).toBeVisible()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Your words, changed')).toBeVisible()

  // a held letter
  await submitOrder(app, ['after-words.com'])
  await goTo(page, '/messages/letters?status=held')
  await page.getByRole('row').filter({ hasText: 'We have begun, Acme' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Edit letter' }).click()
  const words = dialog.getByLabel('Text')
  await words.fill((await words.inputValue()).replace('Dear Acme', 'Dear Jo <Acme>'))
  await dialog.getByRole('button', { name: 'Save letter' }).click()
  await expect(dialog).toContainText('Dear Jo <Acme>')
  await expect(dialog).toContainText('Edited')
  await dialog.getByRole('button', { name: 'Send letter' }).click()
  await expect(dialog).toContainText('Sent')

  const [tried, sent] = mail.letters.map(({ to, raw }) => ({
    to,
    ...readMessage(Buffer.from(raw)),
  }))
  expect(tried).toMatchObject({ to: 'orders@agency.example', subject: 'We have begun, Acme' })
  expect(sent).toMatchObject({
    to: 'jo@acme.example',
    subject: 'We have begun, Acme',
    text: 'Dear Jo <Acme>,\n\nwe have begun with these domains:\n\n- after-words.com\n\nKind regards\nThe Agency',
    html: expect.stringContaining('Dear Jo &lt;Acme&gt;,'),
  })
  expect(sent?.html).toContain('<li dir="auto">after-words.com</li>')
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  // back to the words of before
  await goTo(page, '/messages/templates/order-created/en')
  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(dialog).toContainText('1 letter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Restore built-in words' }).click()
  await expect(subject).toHaveValue('Your order #{{order_number}} has been created')
})
