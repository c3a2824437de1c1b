import { effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'
import { providersOf } from './providers.ts'

const reason = 'The customer meant active-right.com.'

test('a rejected order goes on once corrected', async ({ app, dataFolder }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-kept.com', 'slow-wrong.com'])
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1 })
  const row = page.getByRole('list', { name: 'Domains' }).getByRole('listitem')
  await expect(row.filter({ hasText: 'active-kept.com' })).toContainText('Mailboxes created', {
    timeout: 20_000,
  })
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Reject order' }).click()
  await expect(dialog).toContainText('1 domain stops.')
  await dialog.getByRole('button', { name: 'Reject order' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')

  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: 'Reject order' }).click()

  await expect(title).toContainText('Rejected')
  const ending = page.getByRole('region', { name: 'Rejected' })
  await expect(ending).toContainText(reason)
  await expect(ending).toContainText('2 mailboxes stay at Mailin.')

  await page.getByRole('button', { name: 'Edit and resubmit' }).click()
  await page.getByLabel('Domain names').fill('active-kept.com\nactive-right.com')
  await page.getByRole('button', { name: 'Resubmit order' }).click()

  await expect(title).toContainText('Completed', { timeout: 30_000 })
  await expect(title).toContainText('and 1 more')
  await expect(page.getByRole('list', { name: 'No longer in the order' })).toContainText(
    'slow-wrong.com',
  )
  await expect(page.getByRole('tab', { name: 'Domains 2', exact: true })).toBeVisible()
  const state = providersOf(dataFolder)
  for (const domain of ['active-kept.com', 'active-right.com'])
    expect(effectsOf(state, 'create', `max@${domain}`), domain).toBe(1)
  expect(effectsOf(state, 'create', 'max@slow-wrong.com')).toBe(0)
})
