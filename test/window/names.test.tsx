import { openNewOrder, tabTo } from './support/order-form.ts'
import { expect, test } from './support/window.tsx'

test('a name that may pass for another is warned of', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)

  // a Cyrillic а
  await page.getByLabel('Domain names').fill('аcme.com')

  const found = page.getByRole('list', { name: 'Found in the list' })
  await expect(found).toContainText('xn--cme-5cd.com is written in letters that look like')
})

test('a suggested prefix that is pressed by key leaves the focus there', async ({ app }) => {
  const { page } = app
  await openNewOrder(app)
  const first = page.getByRole('group', { name: 'Mailbox 1' })
  await first.getByLabel('First name').fill('Jane')
  await first.getByLabel('Last name').fill('Doe')

  await tabTo(page, first.getByRole('button', { name: 'Use jane.doe as prefix 1' }))
  await page.keyboard.press('Enter')

  const prefix = first.getByLabel('Prefix', { exact: true })
  await expect(prefix).toHaveValue('jane.doe')
  await expect(prefix).toBeFocused()
})
