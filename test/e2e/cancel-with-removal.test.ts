import { effectsOf } from '../../electron/practice/counts.ts'
import { expect, test } from './fixtures.ts'
import { goLive } from './live-mode.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

const ours = ['jane.doe@active-leaving.com', 'max@active-leaving.com']
const strangers = 'jane.doe.too@active-leaving.com'

test('cancelling removes our mailboxes alone', async ({ app, outside }) => {
  const { page } = app
  await goLive(app, outside)
  const id = await submitOrder(app, ['active-leaving.com'])
  await reach(app, id, 'completed')
  const { mailboxes, state } = outside.core
  // somebody else works with the same Mailin account
  const made = mailboxes.create([
    { address: strangers, name: 'Jane Doe', password: 'Somebody-e1se' },
  ])
  expect(made.kind).toBe('accepted')
  await expect
    .poll(() => mailboxes.search('@active-leaving.com'), { timeout: 15_000 })
    .toEqual(expect.arrayContaining([expect.objectContaining({ address: strangers })]))
  await goTo(page, `/orders/${id}`)

  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Cancel order' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Remove 2 mailboxes' }).click()
  await dialog.getByRole('button', { name: 'Cancel order and remove 2 mailboxes' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cancelled')
  await expect(page.getByRole('region', { name: 'Cancelled' })).toContainText(
    '2 mailboxes removed at Mailin.',
    { timeout: 30_000 },
  )
  await expect(page.getByRole('list', { name: 'Domains' })).toContainText('Mailboxes removed')
  await page.getByRole('tab', { name: 'Mailboxes' }).click()
  const rows = page.getByRole('tabpanel').getByRole('row')
  for (const address of ours) {
    await expect(rows.filter({ hasText: address })).toContainText('Removed')
    expect(effectsOf(state, 'remove', address), address).toBe(1)
  }
  await goTo(page, '/mailboxes')
  const removed = page.getByRole('row').filter({ hasText: 'max@active-leaving.com' })
  await expect(removed).toContainText('Removed')
  await expect(removed.getByRole('button', { name: /password/i })).toHaveCount(0)
  const left = mailboxes.search('@active-leaving.com').filter(one => one.owner === 'ours')
  expect(left.map(one => one.address)).toEqual([strangers])
})
