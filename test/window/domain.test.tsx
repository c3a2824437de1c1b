import { reach, submitOrder } from '../support/orders.ts'
import { expect, goTo, test } from './support/window.tsx'

const name = 'active-history.com'

test('a domain tells what happened to it, from wherever its name stands', async ({ app }) => {
  const { page } = app
  const title = page.getByRole('heading', { level: 1 })
  const history = page.getByRole('grid', { name: 'History' })
  const first = await submitOrder(app, [name, 'active-other.com'])
  await reach(app, first, 'completed')
  const second = await submitOrder(app, ['refused-history.com'])
  await reach(app, second, 'draft')

  await goTo(page, `/orders/${first}`)
  await page.getByRole('link', { name }).click()
  await expect(title).toContainText(name)
  await expect(history.getByText('Mailboxes created').first()).toBeVisible()
  await expect(history.getByText('Order completed').first()).toBeVisible()
  await expect(history.getByText('whole order').first()).toBeVisible()
  await expect(history).not.toContainText('active-other.com:')
  await expect(page.getByRole('list', { name: 'Orders' })).toContainText('2 mailboxes created')

  // it is looked at again after completion
  await page.getByRole('button', { name: `Check it now Order ${first}` }).click()
  const drawer = page.getByRole('dialog', { name: 'Is it still well?' })
  await expect(drawer.getByRole('region', { name: 'Verdict' })).toContainText(
    `${name} is done: its mailboxes are created.`,
  )
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await page
    .getByRole('link', { name: `Order ${first}` })
    .first()
    .click()
  await expect(page.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible()

  await goTo(page, '/mailboxes')
  await page
    .getByRole('button', { name: `History of ${name}` })
    .first()
    .click()
  await expect(title).toContainText(name)

  await goTo(page, '/attention')
  await page.getByRole('link', { name: 'refused-history.com' }).click()
  await expect(title).toContainText('refused-history.com')
  await expect(history.getByText('Nameservers not set').first()).toBeVisible()

  await goTo(page, '/activity')
  await page.getByRole('button', { name: 'History of refused-history.com' }).first().click()
  await expect(title).toContainText('refused-history.com')
})

test('a name that no order has leads back to the orders', async ({ app }) => {
  const { page } = app
  await goTo(page, '/domains/nowhere.example')

  await page.getByRole('button', { name: 'Go to orders' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Orders')
})
