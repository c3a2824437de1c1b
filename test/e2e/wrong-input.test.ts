import type { Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { chooseCustomerAndPlan, openNewOrder, typePeople } from './order-form.ts'

const total = async (app: App) =>
  (await app.call('orders.list', { page: 1, pageSize: 1 })).total

const prefixOf = (page: Page, at: number) =>
  page.getByRole('group', { name: `Mailbox ${at}` }).getByLabel('Prefix', { exact: true })

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

test('one wrong field refuses the order', async ({ app }) => {
  const { page } = app
  await fillOrder(app)
  const domains = page.getByLabel('Domain names')
  const firstRow = page.getByRole('group', { name: 'Mailbox 1' })
  const create = page.getByRole('button', { name: 'Create order' })
  const faults = [
    [domains, 'co.uk', 'co.uk is only an ending. Enter the name in front of it too.'],
    [domains, 'mail.acme.com', 'mail.acme.com is a sub-domain. Enter acme.com instead.'],
    [domains, 'jane@acme.com', 'jane@acme.com is an address. Enter the domain alone.'],
    [domains, 'localhost', 'localhost is not a domain name.'],
    [firstRow.getByLabel('First name'), '', 'Enter a first name.'],
    [firstRow.getByLabel('Last name'), '', 'Enter a last name.'],
    [prefixOf(page, 1), 'jane doe', 'Use letters, digits, dot, hyphen and underscore only.'],
    [prefixOf(page, 1), 'jane..doe', 'Dots stand between other characters only.'],
    [prefixOf(page, 1), 'x'.repeat(51), 'A prefix has at most 50 characters.'],
    [prefixOf(page, 2), 'JANE.DOE', 'Prefix 1 is the same. Choose another.'],
    [page.getByLabel('API key'), '', 'Enter the Spaceship API key.'],
    [page.getByLabel('API secret'), ' ', 'Enter the Spaceship API secret.'],
  ] as const
  for (const [field, wrong, sentence] of faults)
    await test.step(sentence, async () => {
      const before = await field.inputValue()
      await field.fill(wrong)

      await create.click()

      await expect(page.getByText(sentence, { exact: true }).first()).toBeVisible()
      await expect(field).toBeFocused()
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveValue(wrong)
      await expect(page.getByText('1 field needs correction')).toBeVisible()
      expect(await total(app)).toBe(0)
      await field.fill(before)
    })

  await create.click()
  await expect(page.getByRole('heading', { name: 'acme-mail.com' })).toBeVisible()
  expect(await total(app)).toBe(1)
})

test('leaving the form asks before losing keys', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  const key = page.getByLabel('API key')
  await key.fill('practice-key')

  await page.getByRole('link', { name: 'Mailboxes' }).click()
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await expect(key).toHaveValue('practice-key')
  await page.getByRole('link', { name: 'Mailboxes' }).click()
  await page.getByRole('button', { name: 'Leave without the keys' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Mailboxes' })).toBeVisible()
  expect(await total(app)).toBe(0)
})
