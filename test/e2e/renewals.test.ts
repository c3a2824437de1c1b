import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

test('staff see which domains expire, are told once, and let RDAP be asked', async ({
  app,
}) => {
  const { page } = app
  const id = await submitOrder(app, ['active-stays.com', 'expires-soon.com'])
  await reach(app, id, 'completed')
  await app.call('orders.submit', {
    customerId: 1,
    planId: 1,
    domains: 'expires-elsewhere.com',
    inboxesPerDomain: 1,
    prefixes: [{ prefix: 'jo', firstName: 'Jo', lastName: 'Doe' }],
    hostingPlatform: 'other',
  })
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })

  await page.getByRole('link', { name: 'Renewals', exact: true }).click()
  await expect(row('expires-soon.com')).toContainText('Spaceship', { timeout: 30_000 })
  await expect(row('expires-soon.com')).toContainText(/in \d+ days/)
  await expect(row('expires-elsewhere.com')).toContainText('It is at another registrar')
  await expectNoFindings(page, 'renewals')

  await page.getByRole('button', { name: 'Within 30 days' }).click()
  await expect(row('active-stays.com')).toHaveCount(0)
  await expect(row('expires-soon.com')).toBeVisible()
  await page.getByRole('button', { name: 'Expired' }).click()
  await expect(page.getByText('No domain has expired')).toBeVisible()
  await expectNoFindings(page, 'no expired domain')

  await page.getByRole('link', { name: 'RDAP is off' }).click()
  await page
    .getByRole('checkbox', { name: 'Ask RDAP for expiry dates that no registrar tells' })
    .check()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('link', { name: 'Renewals', exact: true }).click()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await expect(row('expires-elsewhere.com')).toContainText('RDAP', { timeout: 20_000 })
  await page.getByRole('button', { name: 'Check now' }).last().click()
  await expect(page.getByText(/^Reading \d domains? again|read just now/)).toBeVisible()

  await goTo(page, '/messages')
  await page.getByText(/\d domains? expires? within (30|7) days/).click()
  await expect(page.getByRole('button', { name: 'Within 30 days' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )

  await row('expires-soon.com').getByRole('link', { name: 'expires-soon.com' }).click()
  await expect(page.getByRole('group', { name: 'Expiry' })).toContainText('read from Spaceship')
  await expectNoFindings(page, 'expiry of a domain')
})
