import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach, submitOrder } from './order-form.ts'

const sample =
  'E-Mail Address,Sender Name,SMTP Host,SMTP Password,Use SSL?,Team\r\njo@acme.com,Jo,smtp.acme.com,pw,YES,\r\n'

test('a program’s sample becomes a format that exports are written in', async ({
  app,
}, info) => {
  const { page } = app
  const path = info.outputPath('saleshandy.csv')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  const id = await submitOrder(app, ['active-format.com'], [people[0]])
  await reach(app, id, 'completed')

  await goTo(page, '/settings/exports')
  await page.getByRole('button', { name: 'New format' }).click()
  await expectNoFindings(page, 'the place for a sample')
  const drop = page.locator('input[type=file]')
  await drop.setInputFiles({
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('PK\x03\x04'),
  })
  await expect(page.getByRole('alert')).toContainText('workbook')
  await drop.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(sample) })
  await expect(page.getByText('guessed', { exact: true })).toHaveCount(4)
  await page.getByRole('button', { name: 'Save format' }).click()
  await expect(page.getByText('Enter a name.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Name' }).fill('Saleshandy')

  await page.getByRole('combobox', { name: 'What Use SSL? has' }).click()
  await page.getByRole('option', { name: /^SMTP by TLS/ }).click()
  await page.getByRole('combobox', { name: 'What Team has' }).click()
  await page.getByRole('option', { name: 'A fixed text' }).click()
  await page.getByRole('textbox', { name: 'Text in Team' }).fill('North')
  await page.getByRole('combobox', { name: 'True and false' }).click()
  await page.getByRole('option', { name: 'YES, NO', exact: true }).click()
  const row = page.getByRole('row', { name: /^SMTP Password/ })
  await expect(row.getByRole('cell').nth(1)).toHaveText('••••••••')
  await expect(page.getByRole('row', { name: /^Team/ })).toContainText('North')
  await expectNoFindings(page, 'the columns of a format')
  await page.getByRole('button', { name: 'Save format' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Saleshandy')

  await goTo(page, `/orders/${id}/mailboxes`)
  await page
    .getByRole('button', { name: /^Export/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: /^Saleshandy/ }).click()
  await expect(page.getByText('1 mailbox exported')).toBeVisible()
  const { mailboxes } = await app.call('orders.get', { id })
  const { password } = await app.call('mailboxes.reveal', { id: mailboxes[0]?.id ?? 0 })
  expect(Papa.parse(readFileSync(path, 'utf8').trim()).data).toEqual([
    ['E-Mail Address', 'Sender Name', 'SMTP Host', 'SMTP Password', 'Use SSL?', 'Team'],
    [mailboxes[0]?.email, 'Jane Doe', expect.any(String), password, 'YES', 'North'],
  ])

  await goTo(page, '/settings/exports')
  await page.getByRole('button', { name: 'Delete Saleshandy' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Saleshandy' })).toBeVisible()
})
