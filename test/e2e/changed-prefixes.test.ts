import { effectsOf } from '../../electron/practice/counts.ts'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'
import { providersOf } from './providers.ts'

test('other prefixes mend a conflict', async ({ app, dataFolder }) => {
  const { page } = app
  const id = await submitOrder(app, ['active-fine.com', 'conflict-name.com'])
  await goTo(page, `/orders/${id}`)
  const title = page.getByRole('heading', { level: 1 })
  const rows = page.getByRole('list', { name: 'Domains' }).getByRole('listitem')
  const halted = rows.filter({ hasText: 'conflict-name.com' })
  await expect(halted).toContainText('A mailbox with this address already exists', {
    timeout: 20_000,
  })

  await halted.getByRole('button', { name: 'Change prefixes' }).click()
  const dialog = page.getByRole('dialog')
  const first = dialog
    .getByRole('group', { name: 'Mailbox 1' })
    .getByRole('textbox', { name: 'Prefix' })
  const change = dialog.getByRole('button', { name: 'Change prefixes' })
  await expect(first).toHaveValue('jane.doe')
  await change.click()
  await expect(dialog).toContainText('These are the prefixes already.')
  await first.fill('max')
  await change.click()
  await expect(dialog).toContainText('Prefix 1 is the same.')
  await first.fill('jd')
  await expect(dialog).not.toContainText('Prefix 1 is the same.')
  await expect(dialog.getByRole('list', { name: 'Addresses' })).toContainText(
    'jd@conflict-name.com',
  )
  await expectNoFindings(page, 'changing prefixes')
  await change.click()

  await expect(title).toContainText('Completed', { timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Needs a person' })).toHaveCount(0)
  const order = await app.call('orders.get', { id })
  expect(order.mailboxes.map(one => one.email).sort()).toEqual([
    'jane.doe@active-fine.com',
    'jd@conflict-name.com',
    'max@active-fine.com',
    'max@conflict-name.com',
  ])
  expect(effectsOf(providersOf(dataFolder), 'create', 'jane.doe@conflict-name.com')).toBe(0)

  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('tabpanel')).toContainText('jd@, max@')
})
