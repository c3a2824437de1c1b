import { join } from 'node:path'
import { filesContaining, spellingsOf } from '../support/bytes.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people } from './order-form.ts'

test('exported passwords are purged, then the customer is deleted', async ({
  app,
  dataFolder,
}, info) => {
  const { page } = app
  const { id: customerId } = await app.call('customers.save', {
    name: 'Grace Gone',
    email: 'grace@gone.example',
  })
  const { id } = await app.call('orders.submit', {
    customerId,
    planId: 1,
    domains: 'gone-customer.com',
    inboxesPerDomain: 1,
    prefixes: [people[0]],
    hostingPlatform: 'other',
  })
  const [mailbox] = [{ email: `${people[0].prefix}@gone-customer.com`, password: 'by-hand-1' }]
  await app.call('orders.addMailboxes', { id, mailboxes: [mailbox] })
  await app.call('orders.setStatus', { id, status: 'completed', note: '' })
  await app.electron.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    },
    join(info.outputDir, 'export.csv'),
  )
  await app.call('exports.write', { format: 'generic', orderIds: [id] })
  await goTo(page, `/orders/${id}`)

  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Purge exported passwords' }).click()
  const purge = page.getByRole('dialog')
  await expect(purge.getByText('1 password leaves Boxwright for good')).toBeVisible()
  await purge.getByLabel('Type 1 to confirm').fill('1')
  await purge.getByRole('button', { name: 'Purge 1 password' }).click()
  await expect(purge).toBeHidden()
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await expect(page.getByText(/^Purged /)).toBeVisible()

  await goTo(page, '/customers')
  await page.getByText('Grace Gone').first().click()
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Delete customer…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('1 order stays for your books')).toBeVisible()
  await dialog.getByLabel('Type Grace Gone to confirm').fill('Grace')
  await dialog.getByRole('button', { name: 'Delete customer', exact: true }).click()
  await expect(dialog.getByText('Type Grace Gone.')).toBeVisible()
  await dialog.getByLabel('Type Grace Gone to confirm').fill('Grace Gone')
  await dialog.getByRole('button', { name: 'Delete customer', exact: true }).click()

  await expect(dialog).toBeHidden()
  await expect(page.getByText('Grace Gone')).toBeHidden()
  await goTo(page, `/orders/${id}`)
  await expect(page.getByText(`Deleted customer ${customerId}`).first()).toBeVisible()
  await app.close()
  // Chromium's own files, too; a backup of the day may be from before
  for (const words of ['grace@gone.example', 'Grace Gone', 'by-hand-1']) {
    const found = filesContaining(dataFolder, spellingsOf(words))
    expect(found.filter(name => !name.includes('backups'))).toEqual([])
  }
})
