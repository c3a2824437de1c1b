import { submitOrder } from '../support/orders.ts'
import { openNewOrder } from './support/order-form.ts'
import { expect, goTo, test } from './support/window.tsx'

test('Namecheap names the address to allow', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  await page.getByText('Namecheap', { exact: true }).click()
  await page.getByLabel('Domain names').fill('whitelist-entry.com')
  await page.getByLabel('API key').fill('any-key')
  await page.getByLabel('User name').fill('northwind')
  await page.getByRole('button', { name: 'Test keys' }).click()

  await expect(page.getByText('does not allow the address of this computer')).toBeVisible()
  await expect(page.getByText(/^\d+\.\d+\.\d+\.\d+$/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open the list at Namecheap' })).toHaveAttribute(
    'href',
    /^https:\/\/ap\.www\.namecheap\.com\//,
  )
})

test('keys of Namecheap that work allow the address', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  await page.getByText('Namecheap', { exact: true }).click()
  await page.getByLabel('Domain names').fill('plain-entry.com')
  await page.getByLabel('API key').fill('any-key')
  await page.getByLabel('User name').fill('northwind')
  await page.getByRole('button', { name: 'Test keys' }).click()

  await expect(page.getByText('The keys work, and the domain is in this account')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /whitelisted/ })).toBeChecked()
})

test('a practice order names its own domain, customer and plan', async ({ app }) => {
  const { page } = app
  await submitOrder(app, ['refused-1.com'])
  await app.call('customers.save', { name: 'Aardvark', email: 'jo@aardvark.example' })
  const plan = { name: 'Budget', providerType: 'Private SMTP', isActive: true } as const
  await app.call('plans.save', { ...plan, price: 1 })
  await goTo(page, '/orders/new/practice')

  await expect(page.getByText('refused-2.com will need a second key')).toBeVisible()
  await expect(page.getByLabel('Domain names')).toHaveValue(/refused-2\.com/)
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(/Northwind/)
  await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveValue(/Private SMTP/)
})
