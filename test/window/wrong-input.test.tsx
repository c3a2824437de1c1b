import { chooseCustomerAndPlan, openNewOrder, typePeople } from './support/order-form.ts'
import { type App, expect, test } from './support/window.tsx'

const total = async (app: App) =>
  (await app.call('orders.list', { page: 1, pageSize: 1 })).total

/** A form without fault, to spoil one thing at a time. */
async function fillOrder(app: App): Promise<void> {
  const { page } = app
  await openNewOrder(app)
  await chooseCustomerAndPlan(page)
  await page.getByLabel('Domain names').fill('acme-mail.com')
  await typePeople(page)
  await page.getByLabel('API key').fill('practice-key')
  await page.getByLabel('API secret').fill('practice-secret')
}

test('an empty form names every field', async ({ app }) => {
  const { page } = app
  // the only plan would be chosen already
  await app.call('plans.save', {
    name: 'Other',
    providerType: 'Private SMTP',
    price: 1,
    isActive: true,
  })
  await openNewOrder(app)

  await page.getByRole('button', { name: 'Create order' }).click()

  await expect(page.getByRole('combobox', { name: 'Customer' })).toBeFocused()
  for (const sentence of [
    'Choose a customer.',
    'Choose a plan.',
    'Enter at least one domain.',
    'Enter a first name.',
    'Enter a last name.',
    'Enter a prefix.',
    'Enter the Spaceship API key.',
    'Enter the Spaceship API secret.',
  ])
    await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await expect(page.getByText('8 fields need correction')).toBeVisible()
  expect(await total(app)).toBe(0)
})

test('Namecheap needs every key and the tick', async ({ app }) => {
  const { page } = app
  await fillOrder(app)
  await page.getByText('Namecheap', { exact: true }).click()
  const create = page.getByRole('button', { name: 'Create order' })
  await create.click()
  await expect(page.getByLabel('API key')).toBeFocused()
  for (const sentence of [
    'Enter the Namecheap API key.',
    'Enter the Namecheap user name.',
    'Enter the backup codes.',
    'Confirm that the IP address is whitelisted.',
  ])
    await expect(page.getByText(sentence, { exact: true })).toBeVisible()
  await page.getByLabel('API key').fill('namecheap-key')
  await page.getByLabel('User name').fill('northwind')
  await page.getByLabel('Backup codes').fill('1111\n2222')
  await create.click()
  const tick = page.getByRole('checkbox', { name: /is whitelisted/ })
  await expect(tick).toBeFocused()
  expect(await total(app)).toBe(0)

  // what was typed for the other registrar is still there
  await page.getByText('Spaceship', { exact: true }).click()
  await expect(page.getByLabel('API key')).toHaveValue('practice-key')
  await page.getByText('Namecheap', { exact: true }).click()
  await tick.check()
  await create.click()

  await expect(page.getByRole('heading', { name: 'acme-mail.com' })).toBeVisible()
})

test('wrong domains go in one press, and come back', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  const field = page.getByLabel('Domain names')
  await field.fill('acme-mail.com\nnonsense, jo@acme.com')
  const found = page.getByRole('list', { name: 'Found in the list' })
  await found.getByRole('button', { name: /jo@acme.com/ }).click()
  await expect(field).toBeFocused()
  const area = await field.element()
  if (!(area instanceof HTMLTextAreaElement)) throw new Error('The field is no text area.')
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe('jo@acme.com')

  await found.getByRole('button', { name: 'Remove these 2' }).click()
  await expect(field).toHaveValue('acme-mail.com')
  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(field).toHaveValue('acme-mail.com\nnonsense, jo@acme.com')
})
