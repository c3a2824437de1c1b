import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, openNewOrder, submitOrder } from './order-form.ts'

const titles = 'E-mail;Plan;Domains;First name;Last name;Prefix;API key;API secret'
const rows = ['active-old.com', 'fresh-new.com'].map(
  name => `orders@northwind.example;Private SMTP;${name};Jane;Doe;jane;a-key;a-secret`,
)

async function deliver(app: App, domain: string): Promise<number> {
  const id = await submitOrder(app, [domain])
  const status = async () => (await app.call('orders.get', { id })).status
  await expect.poll(status, { timeout: 30_000 }).toBe('completed')
  return id
}

test('the order form warns of a domain that was delivered before', async ({ app }) => {
  const { page } = app
  const id = await deliver(app, 'active-old.com')
  await openNewOrder(app)
  await page.getByLabel('Domain names').fill('active-old.com\nfresh-new.com')

  const found = page.getByRole('list', { name: 'Found in the list' })
  await expect(found).toContainText(
    `active-old.com was delivered in order ${id} (Northwind Outreach).`,
  )
  await found.getByRole('link', { name: `order ${id}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Completed')
})

test('a replacement that was delivered before is asked about', async ({ app }) => {
  const { page } = app
  const old = await deliver(app, 'active-old.com')
  const id = await submitOrder(app, ['invalid-name.com'])
  await goTo(page, `/orders/${id}`)
  const domains = page.getByRole('list', { name: 'Domains' })
  await domains.getByRole('button', { name: 'Replace the domain' }).click({ timeout: 30_000 })
  const dialog = page.getByRole('dialog')

  await dialog.getByLabel('New domain').fill('active-old.com')

  await expect(dialog).toContainText(`active-old.com was delivered in order ${old}`)
  const replace = dialog.getByRole('button', { name: 'Replace domain' })
  await replace.click()
  await expect(dialog).toContainText('Tick this, or enter another domain.')
  await dialog.getByLabel('Take it all the same').check()
  await replace.click()
  await expect(page.getByText('invalid-name.com replaced by active-old.com')).toBeVisible()
})

test('an import leaves out what was delivered before, until it is wanted', async ({ app }) => {
  const { page } = app
  const id = await deliver(app, 'active-old.com')
  await goTo(page, '/orders/import')
  await page.getByLabel('Or paste rows').fill([titles, ...rows].join('\n'))
  await page.getByRole('button', { name: 'Read the pasted rows' }).click()
  const tab = (name: string) => page.getByRole('button', { name, exact: true })
  await expect(tab('Ready 1')).toBeVisible()
  await tab('Delivered before 1').click()
  const grid = page.getByRole('grid', { name: 'Orders of the file' })
  await expect(grid).toContainText(`active-old.com was delivered in order ${id}`)
  await expect(page.getByText('1 order was delivered before')).toBeVisible()

  await page.getByLabel('Create those delivered before').check()
  await expect(tab('Ready 2')).toBeVisible()
  await page.getByLabel('Create those delivered before').uncheck()
  await grid.getByRole('row').nth(1).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Create this order all the same').check()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(tab('Ready 2')).toBeVisible()

  await page.getByRole('button', { name: 'Create 2 orders' }).click()
  await expect(dialog).toContainText(
    '1 order was delivered before and will be created once more.',
  )
  await dialog.getByRole('button', { name: 'Create 2 orders' }).click()
  await expect(tab('Created 2')).toBeVisible()
})
