import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

test('staff see which mailbox does not log in', async ({ app }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-works.com', 'nologin.com'])
  await reach(app, id, 'completed')
  await goTo(page, `/orders/${id}/mailboxes`)

  await page.getByRole('button', { name: 'Check logins' }).click()
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(row('max@active-works.com')).toContainText('Logs in')
  await expect(row('max@nologin.com')).toContainText('Password refused')
  await expectNoFindings(page, 'logins of an order')

  await page.getByRole('link', { name: 'Mailboxes', exact: true }).click()
  await page.getByRole('button', { name: 'Does not log in' }).click()
  await expect(row('@nologin.com')).toHaveCount(2)
  await expect(row('@active-works.com')).toHaveCount(0)
  await expectNoFindings(page, 'mailboxes that do not log in')

  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('button', { name: 'Export what is new' }).click()
  await expect(page.getByText(/^2 of 4 do not log in: /)).toBeVisible()
  await page.getByRole('menuitem', { name: 'Check logins first' }).click()
  await expect(page.getByText(/^2 of 4 do not log in: /)).toBeVisible()
})
