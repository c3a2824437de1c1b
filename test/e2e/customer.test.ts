import type { Page } from '@playwright/test'
import { monthText } from '../../shared/text/locale.ts'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, people, reach } from './order-form.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })

test('a customer is entered, ordered for, given new keys, and made one', async ({ app }) => {
  const { page } = app
  const dialog = page.getByRole('dialog')
  await goTo(page, '/orders/new')
  const customer = page.getByRole('combobox', { name: 'Customer' })
  await customer.click()
  await page.keyboard.type('Harbour Ltd')
  await page.getByRole('option', { name: 'Create “Harbour Ltd”' }).click()
  await expect(dialog.getByLabel('Name')).toHaveValue('Harbour Ltd')
  await dialog.getByLabel('E-mail address').fill('orders@harbour.example')
  await dialog.getByRole('button', { name: 'Create customer' }).click()
  await expect(customer).toHaveValue('Harbour Ltd')

  const { rows } = await app.call('customers.list', { search: 'harbour', page: 1, pageSize: 1 })
  const customerId = rows[0]?.id ?? 0
  const credentials = { spaceshipApiKey: 'old-key', spaceshipApiSecretKey: 'old-secret' }
  const ids: number[] = []
  for (const domains of ['refused-one.com', 'refused-two.com', 'refused-three.com']) {
    const { id } = await app.call('orders.submit', {
      customerId,
      planId: 1,
      domains,
      inboxesPerDomain: 1,
      prefixes: [people[0]],
      hostingPlatform: 'spaceship',
      credentials,
    })
    ids.push(id)
  }
  for (const id of ids) await reach(app, id, 'draft')

  // what did we do for this customer this month: two clicks from anywhere
  await page.getByRole('link', { name: 'Customers', exact: true }).click()
  await page.getByRole('row').filter({ hasText: 'Harbour Ltd' }).click()
  await expect(title(page)).toHaveText('Harbour Ltd')
  const present = page.getByRole('row', { name: monthText(new Date()) })
  await expect(present).toContainText('9.00 USD')
  await expectNoFindings(page, 'the page of a customer')

  await page.getByRole('combobox', { name: 'Registrar' }).click()
  await page.getByRole('option', { name: 'Namecheap' }).click()
  await page.getByRole('combobox', { name: 'Plan' }).click()
  await page.getByRole('option', { name: 'Private SMTP' }).click()
  await page.getByRole('combobox', { name: 'Export format' }).click()
  await page.getByRole('option', { name: 'Smartlead' }).click()
  await expect
    .poll(async () => (await app.call('customers.get', { id: customerId })).defaults)
    .toEqual({ platform: 'namecheap', planId: 1, exportFormat: 'smartlead' })
  await page.getByRole('main').getByRole('button', { name: 'New order' }).click()
  await expect(title(page)).toHaveText('New order')
  await expect(customer).toHaveValue('Harbour Ltd')
  await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveValue('Private SMTP')
  await expect(page.getByRole('radio', { name: 'Namecheap' })).toBeChecked()

  // keys entered on the page go to the orders that wait for them, after one question
  await goTo(page, `/customers/${customerId}`)
  await page.getByRole('button', { name: 'Enter the Spaceship keys' }).click()
  await dialog.getByLabel('API key').fill('new-key')
  await dialog.getByLabel('API secret').fill('new-secret')
  await dialog.getByRole('button', { name: 'Test and save' }).click()
  await expect(dialog.getByText('Put the new Spaceship keys into 3 orders?')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(/^Accepted/)).toBeVisible()

  // and so do those that one of the orders is resubmitted with
  await goTo(page, `/orders/${ids[0]}/edit/key`)
  await page.getByLabel('API key').fill('newer-key')
  await page.getByLabel('API secret').fill('newer-secret')
  await page.getByRole('button', { name: 'Resubmit order' }).click()
  await dialog.getByRole('button', { name: 'Use in 2 orders' }).click()
  await expect(page.getByText('New keys in 2 orders; they go on')).toBeVisible()
  await expect
    .poll(async () => {
      const { activity } = await app.call('orders.get', { id: ids[1] ?? 0 })
      return activity.map(row => row.action)
    })
    .toContain('registrar_keys_replaced')

  await goTo(page, `/customers/${customerId}`)
  for (const [tab, list] of [
    [/^Orders/, 'Orders of the customer'],
    [/^Letters/, 'Letters to the customer'],
    [/^Domains/, 'Domains of the customer'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('grid', { name: list })).toBeVisible()
  }
  await expectNoFindings(page, 'the domains of a customer')
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await expect(title(page)).toContainText('Archived')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(title(page)).toHaveText('Harbour Ltd')

  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Merge with another…' }).click()
  await dialog.getByRole('combobox', { name: 'Customer that stays' }).click()
  await page.keyboard.type('Northwind')
  await page.getByRole('option', { name: /^Northwind Outreach/ }).click()
  await expect(dialog.getByText(/^3 orders, .* move to Northwind Outreach/)).toBeVisible()
  await expectNoFindings(page, 'the preview of a merge')
  await dialog.getByRole('button', { name: 'Merge 3 orders' }).click()
  await expect(title(page)).toHaveText('Northwind Outreach')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(title(page)).toHaveText('Harbour Ltd')
  await expect(page.getByRole('tab', { name: /^Orders 3/ })).toBeVisible()
})
