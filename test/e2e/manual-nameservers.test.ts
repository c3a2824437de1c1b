import { effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { goLive } from './live-mode.ts'
import { goTo, submitOrder } from './order-form.ts'

test('nameservers set by hand complete the order', async ({ app, outside }) => {
  const { page } = app
  await goLive(app, outside)
  const id = await submitOrder(app, ['refused-by-hand.com'])
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Draft', { timeout: 20_000 })

  const banner = page.getByRole('region', { name: 'Needs a person' })
  await banner.getByRole('button', { name: 'Set the nameservers yourself' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('refused-by-hand.com')
  const hosts = await dialog.getByRole('listitem').allInnerTexts()
  expect(hosts).toHaveLength(2)

  // the customer logs in at the registrar, which trusts that key
  const address = `${outside.spaceshipBaseUrl}/domains/refused-by-hand.com/nameservers`
  const answer = await fetch(address, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      'x-api-key': 'owners-key',
      'x-api-secret': 'owners-secret',
    },
    body: JSON.stringify({ provider: 'custom', hosts: hosts.map(host => host.trim()) }),
  })
  expect(answer.status).toBe(200)
  await dialog.getByRole('button', { name: 'I have set them' }).click()

  await expect(title).toContainText('In progress')
  await expect(title).toContainText('Completed', { timeout: 40_000 })
  const { state } = outside.core
  expect(effectsOf(state, 'nameservers', 'refused-by-hand.com')).toBe(1)
  expect(effectsOf(state, 'create', 'max@refused-by-hand.com')).toBe(1)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await expect(page.getByText('Nameservers of refused-by-hand.com set by hand')).toBeVisible()
})
