import { submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

const reason = 'The customer meant active-right.com.'

test('a rejected order by hand keeps its domains', async ({ app }) => {
  const { page } = app
  await app.call('settings.save', { automationEnabled: false })
  const id = await submitOrder(app, ['one-by-hand.com', 'two-by-hand.com'])
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1, name: 'one-by-hand.com' })
  await expect(title).toContainText('Pending')
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Reject order' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)

  await dialog.getByRole('button', { name: 'Reject order' }).click()

  await expect(title).toContainText('Rejected')
  await expect(page.getByRole('region', { name: 'Rejected' })).toContainText(reason)
  await expect(page.getByRole('list', { name: 'Domains' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  await expect(page.getByText('No mailboxes yet')).toBeVisible()

  await page.getByRole('button', { name: 'Edit and resubmit' }).click()
  await page.getByRole('button', { name: 'Resubmit order' }).click()
  await expect(title).toContainText('Pending')
})
