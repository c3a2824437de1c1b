import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from './fixtures.ts'
import { chooseCustomerAndPlan, openNewOrder, typePeople } from './order-form.ts'

const pasted = 'jane.doe@by-hand.com\tS3cret,"Pass\nmax@by-hand.com\t=an0ther-Pass'
const corrected =
  'Email,Password,IMAP,SMTP,Warm-up\nbob@by-hand.com,pw,imap.by-hand.com,smtp.by-hand.com,yes'

test('an order by hand reaches its export', async ({ app }, info) => {
  const { page, electron } = app
  await openNewOrder(app)
  await chooseCustomerAndPlan(page)
  await page.getByLabel('Domain names').fill('by-hand.com')
  await typePeople(page)
  await page.getByText('Another registrar', { exact: true }).click()
  await page.getByLabel('Name of the registrar').fill('GoDaddy')
  await page.getByRole('button', { name: 'Create order' }).click()
  const title = page.getByRole('heading', { level: 1, name: 'by-hand.com' })
  await expect(title).toContainText('Pending')
  const dialog = page.getByRole('dialog')

  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Set to in progress' }).click()
  await dialog.getByLabel('Note').fill('Ordered at GoDaddy')
  await dialog.getByRole('button', { name: 'Set to in progress' }).click()
  await expect(title).toContainText('In progress')

  await page.getByRole('button', { name: 'Enter mailboxes' }).click()
  await dialog.getByLabel('Addresses and passwords').fill(pasted)
  const lines = dialog.getByRole('table', { name: 'What was read' }).getByRole('row')
  await expect(lines).toHaveCount(2)
  await dialog.getByLabel('Addresses and passwords').fill(`${pasted}\nmax@elsewhere.com\tpw`)
  await expect(dialog).toContainText('elsewhere.com is not a domain of this order.')
  await dialog.getByRole('button', { name: 'Go to line 3' }).click()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('bob@by-hand.com pw')
  await expect(dialog).toContainText('Extra: bob was not ordered')
  await dialog.getByRole('button', { name: 'Enter 3 mailboxes' }).click()
  await expect(page.getByRole('list', { name: 'Domains' })).toContainText(
    '2 of 2 mailboxes entered',
  )

  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await page.getByRole('button', { name: 'Remove max@by-hand.com from the order' }).click()
  await expect(page.getByRole('tab', { name: 'Mailboxes' })).toContainText('1 of 2')
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Complete order' }).click()
  await expect(dialog).toContainText('1 ordered mailbox is missing: max@by-hand.com.')
  await expect(dialog.getByRole('button', { name: 'Complete without 1 mailbox' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()

  await page.getByRole('button', { name: 'Complete order' }).click()
  await expect(dialog).toContainText('All 2 mailboxes are entered.')
  await dialog.getByRole('button', { name: 'Complete order' }).click()
  await expect(title).toContainText('Completed')
  await page.getByRole('tab', { name: 'Domains' }).click()
  await expect(page.getByRole('region', { name: 'Completed' })).toContainText(
    '2 mailboxes ready to export; 1 more entered, not in the order.',
  )
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Correct mailboxes' }).click()
  await dialog.getByLabel('Addresses and passwords').fill(corrected)
  await expect(dialog).toContainText('A column is left out: Warm-up.')
  await expect(dialog).toContainText('IMAP imap.by-hand.com:993 · SMTP smtp.by-hand.com:465')
  await dialog.getByRole('button', { name: 'Correct 1 mailbox' }).click()
  await expect(page.getByText('1 mailbox corrected', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByText('Set to in progress by hand: Ordered at GoDaddy')).toBeVisible()
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await page.getByRole('button', { name: 'Show password' }).first().click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByText('Password of jane.doe@by-hand.com revealed')).toBeVisible()

  const path = info.outputPath('order.csv')
  const exportTo = async (chosen: string) => {
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, chosen)
    await page.getByRole('button', { name: 'Export 2 mailboxes' }).click()
    await page.getByRole('menuitem', { name: 'Generic CSV' }).click()
  }
  await exportTo(info.outputPath('missing-folder', 'order.csv'))
  const refusal = page
    .getByRole('alert')
    .filter({ hasText: 'This folder does not exist. Choose another one.' })
  await expect(refusal).toBeVisible()
  await exportTo(path)
  await expect(page.getByText('2 mailboxes exported', { exact: true })).toBeVisible()
  await expect(page.getByText('bob@by-hand.com (not in the order)')).toBeVisible()
  await expect(refusal).toBeHidden()
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  const written = data.map(({ email, password, first_name: name }) => [email, password, name])
  expect(written).toEqual([
    ['jane.doe@by-hand.com', 'S3cret,"Pass', 'Jane'],
    ['max@by-hand.com', '=an0ther-Pass', 'Max'],
  ])

  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Cancel order' }).click()
  await expect(dialog).toContainText('3 entered mailboxes are kept here.')
  await dialog.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByRole('tab', { name: 'Domains' }).click()
  await expect(page.getByRole('region', { name: 'Cancelled' })).toContainText(
    '3 entered mailboxes are kept here.',
  )
})
