import { expect, test } from './fixtures.ts'
import {
  chooseCustomerAndPlan,
  goTo,
  openNewOrder,
  submitOrder,
  typePeople,
} from './order-form.ts'

test('keys are tested, remembered, and used again', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  await chooseCustomerAndPlan(page)
  await page.getByLabel('Domain names').fill('plain-keys.com\nmissing-keys.com')
  await page.getByLabel('API key').fill('canary-key-1')
  await page.getByLabel('API secret').fill('canary-secret-1')
  await page.getByRole('button', { name: 'Test keys' }).click()
  await expect(page.getByText('1 of 2 domains is in this account')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Not in this account' })).toHaveText(
    'missing-keys.com',
  )

  await page.getByLabel('Domain names').fill('plain-keys.com')
  await expect(page.getByText('1 of 2 domains')).toBeHidden()
  await page.getByRole('button', { name: 'Test keys' }).click()
  await expect(page.getByText('The keys work, and the domain is in this account')).toBeVisible()
  await typePeople(page)
  await page.getByRole('button', { name: 'Create order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('plain-keys.com')

  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Use as template' }).click()
  const remembered = page.getByText('The keys remembered for this customer are used')
  await expect(remembered).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(/Northwind/)
  await expect(page.getByLabel('Domain names')).toHaveValue('')
  const first = page.getByRole('group', { name: 'Mailbox 1' })
  await expect(first.getByLabel('Prefix', { exact: true })).toHaveValue('jane.doe')
  await page.getByRole('button', { name: 'f.last' }).click()
  await expect(first.getByLabel('Prefix', { exact: true })).toHaveValue('j.doe')
  await page.getByLabel('Domain names').fill('second-keys.com')
  await page.getByRole('button', { name: 'Create order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('second-keys.com')
  expect(await page.content()).not.toContain('canary')

  await goTo(page, '/customers')
  await page.getByRole('row').filter({ hasText: 'Northwind' }).click()
  await page.getByRole('button', { name: 'Forget the Spaceship keys' }).click()
  await expect(page.getByRole('button', { name: 'Forget the Spaceship keys' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Forget the Spaceship keys' }).click()
  await expect(page.getByRole('button', { name: 'Forget the Spaceship keys' })).toBeHidden()
  await goTo(page, '/orders')
  await openNewOrder(app)
  await chooseCustomerAndPlan(page)
  await expect(page.getByLabel('API key')).toBeVisible()
})

test('what was typed outlives a kill', async ({ start }) => {
  const first = await start()
  await openNewOrder(first)
  await chooseCustomerAndPlan(first.page)
  await first.page.getByLabel('Domain names').fill('kept-one.com\nkept-two.com')
  await first.page.getByLabel('API key').fill('canary-key-2')
  // the promise: no more than two seconds are lost
  await first.page.waitForTimeout(2000)
  await first.kill()

  const { page, ...second } = await start()
  await openNewOrder({ page, ...second })
  const offer = page.getByRole('list', { name: 'Unfinished orders' }).getByRole('listitem')
  await expect(offer).toContainText('Northwind Outreach, 2 domains')
  await offer.getByRole('button', { name: /^Continue what you typed/ }).click()

  await expect(page.getByLabel('Domain names')).toHaveValue('kept-one.com\nkept-two.com')
  await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue(/Northwind/)
  await expect(page.getByLabel('API key')).toHaveValue('')
  await goTo(page, '/orders')
  await openNewOrder({ page, ...second })
  await offer.getByRole('button', { name: 'Discard' }).click()
  await expect(offer).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(offer).toContainText('Northwind Outreach, 2 domains')
  const { forms } = await second.call('forms.get', {})
  expect(forms[0]?.values.domains).toContain('kept-one.com')
  await offer.getByRole('button', { name: 'Discard' }).click()
  await expect(offer).toBeHidden()
  expect(await second.call('forms.get', {})).toEqual({ forms: [] })
})

test('another order leaves the unfinished one on offer', async ({ app }) => {
  const { page } = app
  const domains = page.getByLabel('Domain names')
  const offers = page.getByRole('list', { name: 'Unfinished orders' }).getByRole('listitem')
  await openNewOrder(app)
  await domains.fill('first.com')
  await goTo(page, '/orders')
  await openNewOrder(app)
  await expect(offers).toHaveText([/1 domain/])

  await domains.fill('second-a.com second-b.com')
  await offers.getByRole('button', { name: /^Continue/ }).click()

  await expect(domains).toHaveValue('first.com')
  await expect(offers).toHaveText([/2 domains/])
  await offers.getByRole('button', { name: /^Continue/ }).click()
  await expect(domains).toHaveValue('second-a.com second-b.com')
  await expect(offers).toHaveText([/1 domain/])
})

test('a resubmission says what it changes', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['refused-diff.com', 'active-diff.com'])
  await goTo(page, `/orders/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Draft', {
    timeout: 30_000,
  })
  await goTo(page, `/orders/${id}/edit`)
  const changes = page.getByRole('region', { name: 'What changes' })
  await expect(changes).toContainText('Nothing.')

  await page.getByLabel('Domain names').fill('refused-diff.com\nnew-diff.com')
  await page.getByLabel('API key').fill('second-key')
  await page.getByLabel('API secret').fill('second-secret')

  await expect(changes).toContainText('1 domain added: new-diff.com')
  await expect(changes).toContainText('1 domain taken out: active-diff.com')
  await expect(changes).toContainText('The registrar keys that you typed')
})
