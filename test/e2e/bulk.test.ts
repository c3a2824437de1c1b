import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder, tabTo } from './order-form.ts'

const tableOf = (page: Page) => page.getByRole('grid', { name: 'Orders' })
const rowOf = (page: Page, domain: string) =>
  tableOf(page).getByRole('row').filter({ hasText: domain })
const top = async (locator: Locator) => (await locator.boundingBox())?.y

/** The save dialog answers this path. */
async function saveTo({ electron }: App, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

/** Two that a registrar refuses, one that is done between them, one more that is left alone. */
async function fill(app: App): Promise<readonly number[]> {
  const ids: number[] = []
  for (const name of [
    'refused-one.com',
    'active-two.com',
    'refused-three.com',
    'active-other.com',
  ])
    ids.push(await submitOrder(app, [name]))
  const [first = 0, second = 0, third = 0, other = 0] = ids
  await reach(app, first, 'draft')
  await reach(app, second, 'completed')
  await reach(app, third, 'draft')
  await reach(app, other, 'completed')
  return ids
}

const retriedOf = async (app: App, orderId: number) =>
  (await app.call('activity.list', { orderId, page: 1, pageSize: 100 })).rows.filter(
    row => row.action === 'retried',
  ).length

test('three orders are chosen by key, retried, exported and cancelled', async ({
  app,
}, info) => {
  const { page } = app
  const [first = 0, second = 0, third = 0, other = 0] = await fill(app)
  await goTo(page, '/orders')
  await expect(rowOf(page, 'active-other.com')).toBeVisible()
  const before = await top(tableOf(page))

  await tabTo(page, rowOf(page, 'active-other.com'))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText('1 order chosen')).toBeVisible()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')

  await expect(page.getByText('3 orders chosen')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Status' })).toBeHidden()
  expect(await top(tableOf(page))).toBe(before)
  await expect(rowOf(page, 'active-other.com')).toHaveAttribute('aria-selected', 'false')

  await page.getByRole('button', { name: 'Retry 2 domains in 2 orders' }).dblclick()
  const said = `2 domains are tried again; order ${second} is not under way any more`
  await expect(page.getByText(said)).toBeVisible()
  const again = page.getByRole('button', { name: 'Retry 2 domains in 2 orders' })
  await expect(again).toBeVisible({ timeout: 20_000 })
  for (const id of [first, third]) expect(await retriedOf(app, id)).toBe(1)
  expect(await retriedOf(app, second)).toBe(0)

  const path = info.outputPath('chosen.csv')
  await saveTo(app, path)
  await page.getByRole('button', { name: 'Export 2 mailboxes' }).click()
  await page.getByRole('menuitem', { name: 'Generic CSV' }).click()
  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  await expect(page.getByText('chosen.csv')).toHaveAttribute('title', path)
  const lines = readFileSync(path, 'utf8').trim().split('\r\n')
  expect(lines.slice(1).map(line => line.split(',')[0])).toEqual([
    'jane.doe@active-two.com',
    'max@active-two.com',
  ])

  await page.getByRole('button', { name: 'Cancel 3 orders' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel 3 orders' })
  await expect(dialog).toContainText('2 domains stop where they stand.')
  await dialog.getByRole('radio', { name: 'Remove 2 mailboxes' }).check()
  await dialog.getByRole('button', { name: 'Cancel 3 orders and remove 2 mailboxes' }).click()

  await expect(page.getByText('3 orders cancelled; removing 2 mailboxes')).toBeVisible()
  await expect(page.getByRole('group', { name: 'Status' })).toBeVisible()
  for (const id of [first, second, third]) await reach(app, id, 'cancelled')
  expect((await app.call('orders.get', { id: other })).status).toBe('completed')
  const left = async () => {
    const { mailboxes } = await app.call('orders.get', { id: second })
    return mailboxes.filter(one => one.removedAt === undefined).length
  }
  await expect.poll(left, { timeout: 20_000 }).toBe(0)
})

test('a row has its menu by mouse and by key', async ({ app }) => {
  const { page, electron } = app
  const id = await submitOrder(app, ['refused-menu.com', 'active-menu.com'])
  await reach(app, id, 'draft')
  await goTo(page, '/orders')
  const row = rowOf(page, 'refused-menu.com')
  const menu = page.getByRole('menu')

  await row.click({ button: 'right' })
  await expect(menu.getByRole('menuitem', { name: 'Retry 1 domain' })).toBeVisible()
  await menu.getByRole('menuitem', { name: 'Copy domains' }).click()
  await expect(page.getByText('2 domains copied')).toBeVisible()
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    'refused-menu.com\nactive-menu.com',
  )

  await row.focus()
  await page.keyboard.press('ContextMenu')
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(row).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(menu.getByRole('menuitem', { name: 'Open order' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Draft')
})

test('all of a customer, and only what is new, leave as files', async ({ app }, info) => {
  const { page } = app
  const id = await submitOrder(app, ['active-export.com'])
  await reach(app, id, 'completed')
  const path = info.outputPath('customer.csv')
  await saveTo(app, path)
  // Mailin names the hosts of new mailboxes a little after it made them
  const defaults = {
    imapHost: 'mail.acme.com',
    imapPort: 993,
    smtpHost: 'mail.acme.com',
    smtpPort: 465,
  }
  await app.call('settings.save', { defaults })

  await goTo(page, '/customers')
  await page.getByRole('button', { name: /^Export mailboxes of Northwind/ }).click()
  await page.getByRole('menuitem', { name: 'Smartlead' }).click()
  await expect(page.getByText('2 mailboxes exported')).toBeVisible()
  expect(readFileSync(path, 'utf8')).toMatch(/^from_name,from_email,user_name,password,/)

  await goTo(page, '/mailboxes')
  await page.getByRole('button', { name: 'Export what is new' }).click()
  await page.getByRole('menuitem', { name: 'Generic CSV' }).click()
  await expect(page.getByText('Every mailbox that exists was exported before.')).toBeVisible()
})
