import { existsSync, readFileSync } from 'node:fs'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach } from './order-form.ts'

test('the credentials of an order are handed over in an encrypted file', async ({
  app,
}, info) => {
  const { page } = app
  const path = info.outputPath('handed.zip')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  const { id: customerId } = await app.call('customers.save', {
    name: 'Harbour Ltd',
    email: 'orders@harbour.example',
  })
  const { id } = await app.call('orders.submit', {
    customerId,
    planId: 1,
    domains: 'active-handed.com',
    inboxesPerDomain: 1,
    prefixes: [people[0]],
    hostingPlatform: 'spaceship',
    credentials: { spaceshipApiKey: 'key', spaceshipApiSecretKey: 'secret' },
  })
  await reach(app, id, 'completed')

  await goTo(page, `/orders/${id}`)
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Hand over credentials' }).click()
  await page.getByRole('combobox', { name: 'Format' }).click()
  await page.getByRole('option', { name: /^Snov\.io/ }).click()
  await page.getByRole('checkbox', { name: 'Write a letter that announces the file' }).check()
  await expectNoFindings(page, 'the form to hand over')
  await page.getByRole('button', { name: 'Save encrypted file' }).click()

  const shown = page.getByRole('group', { name: 'Passphrase' })
  await expect(shown).toHaveText(/^(?:[A-Z2-9]{5}-){4}[A-Z2-9]{5}$/)
  const passphrase = (await shown.textContent()) ?? ''
  await expectNoFindings(page, 'the passphrase')
  await page.getByRole('button', { name: 'Copy the passphrase' }).click()
  await expect(page.getByRole('button', { name: /^Copied/ })).toBeVisible()
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toBe(passphrase)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Tick this to go on')).toBeVisible()
  await page.getByRole('checkbox', { name: 'I have noted it' }).check()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(shown).toHaveCount(0)

  expect(existsSync(path)).toBe(true)
  expect(readFileSync(path).toString('latin1')).not.toContain('jane.doe')
  await goTo(page, `/orders/${id}/timeline`)
  await expect(page.getByText('handed over in an encrypted file')).toBeVisible()
  const { rows } = await app.call('letters.list', { orderId: id, page: 1, pageSize: 10 })
  const letter = rows.find(one => one.kind === 'credentials-handed-over')
  expect(letter?.text).toContain('handed.zip')
  expect(JSON.stringify(rows)).not.toContain(passphrase)
})
