import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

test('two plans of one name are told apart', async ({ app }) => {
  const { page } = app
  // as a database of before may hold them
  const plan = { name: 'Private SMTP', providerType: 'Private SMTP', isActive: true } as const
  const { id } = await app.call('plans.save', { ...plan, price: 5 })
  await goTo(page, '/orders/import')
  await page
    .getByLabel('Or paste rows')
    .fill(
      [
        'E-mail;Plan;Domains;First name;Last name;Prefix;API key;API secret',
        'orders@northwind.example;Private SMTP;twin-plan.com;Jane;Doe;jane;key-of-7;secret-of-7',
      ].join('\n'),
    )
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  const grid = page.getByRole('grid', { name: 'Orders of the file' })
  await expect(grid).toContainText('2 plans are called Private SMTP. Choose one of them.')

  await grid.getByRole('row').nth(1).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Plan' }).click()
  const option = page.getByRole('option', { name: `Private SMTP (plan ${id})` })
  await option.click()
  // the chosen one, chosen again, stays
  await dialog.getByRole('combobox', { name: 'Plan' }).click()
  await option.click()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Create 1 order' }).click()
  await dialog.getByRole('button', { name: 'Create 1 order' }).click()
  await expect(page.getByRole('button', { name: 'Created 1', exact: true })).toBeVisible()
  const { rows } = await app.call('orders.list', { page: 1, pageSize: 1 })
  const order = await app.call('orders.get', { id: rows[0]?.id ?? 0 })
  expect(order.plan?.id).toBe(id)
})

test('a name or an address that is taken is refused at its field', async ({ app }) => {
  const { page } = app
  const dialog = page.getByRole('dialog')
  await goTo(page, '/plans')
  await page.getByRole('button', { name: 'New plan' }).click()
  await dialog.getByLabel('Name').fill(' private SMTP')
  await dialog.getByLabel('Price per mailbox').fill('3')
  await dialog.getByRole('button', { name: 'Create plan' }).click()
  await expect(dialog.getByText('The plan Private SMTP is there already.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await goTo(page, '/customers')
  await page.getByRole('button', { name: 'New customer' }).click()
  await dialog.getByLabel('Name').fill('Twin')
  await dialog.getByLabel('E-mail address').fill('Orders@northwind.example')
  await dialog.getByRole('button', { name: 'Create customer' }).click()
  await expect(dialog.getByText('Northwind Outreach has this address already.')).toBeVisible()
})
