import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'

/** Intl puts spaces of other kinds before units and signs. */
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ')

async function priceOf(app: App): Promise<string> {
  await goTo(app.page, '/plans')
  const row = app.page.getByRole('row').filter({ hasText: 'Private SMTP' }).first()
  await expect(row).toBeVisible()
  return plain(await row.textContent())
}

async function titleOfTime(app: App): Promise<string> {
  const id = await submitOrder(app, ['slow-locale.com'])
  await goTo(app.page, `/orders/${id}`)
  const title = await app.page.locator('main header time').getAttribute('title')
  return plain(title)
}

test('money and times are written as in en-US', async ({ start }) => {
  const app = await start({ switches: ['--lang=en-US'] })

  expect(await priceOf(app)).toContain('3.00 USD')
  expect(await titleOfTime(app)).toMatch(
    /^[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d:\d\d [AP]M$/,
  )
})

test('money and times are written, and an amount is typed, as in de-DE', async ({ start }) => {
  const app = await start({ switches: ['--lang=de-DE'] })
  const { page } = app
  expect(await priceOf(app)).toContain('3,00 USD')
  await page.getByRole('button', { name: 'New plan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Groß')

  await dialog.getByLabel('Price per mailbox').pressSequentially('2,75')
  await dialog.getByRole('button', { name: 'Create plan' }).click()

  await expect(page.getByRole('row').filter({ hasText: 'Groß' })).toContainText('2,75 USD')
  const { rows } = await app.call('plans.list', { search: 'Groß' })
  expect(rows[0]?.price).toBe(2.75)
  expect(await titleOfTime(app)).toMatch(/^\d{1,2}\. \p{L}+\.? \d{4}, \d\d:\d\d:\d\d$/u)
})
