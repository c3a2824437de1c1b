import { reach, submitOrder } from '../support/orders.ts'
import { type App, expect, goTo, type Page, test } from './support/window.tsx'

const rowOf = (page: Page, domain: string) =>
  page.getByRole('grid', { name: 'Orders' }).getByRole('row').filter({ hasText: domain })

const retriedOf = async (app: App, orderId: number) =>
  (await app.call('activity.list', { orderId, page: 1, pageSize: 100 })).rows.filter(
    row => row.action === 'retried',
  ).length

test('a view keeps filters and columns, and comes back after undo', async ({ app }) => {
  const { page } = app
  await submitOrder(app, ['slow-view.com'])
  await goTo(page, '/orders')
  await expect(rowOf(page, 'slow-view.com')).toBeVisible()
  const view = page.getByRole('button', { name: 'View', exact: true })

  await page.getByRole('button', { name: /^In progress/ }).click()
  await view.click()
  await page.getByRole('menuitemcheckbox', { name: 'Registrar' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Age' }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Under way')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Under way' })).toBeVisible()

  await page.getByRole('button', { name: /^All / }).click()
  await page.reload()
  await view.click()
  await page.getByRole('menuitemradio', { name: 'Under way' }).click()
  await expect(page.getByRole('button', { name: /^In progress/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.getByRole('columnheader', { name: 'Registrar' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Age', exact: true })).toBeHidden()

  await page.getByRole('button', { name: 'Under way' }).click()
  await page.getByRole('menuitem', { name: 'Delete “Under way”' }).click()
  await expect(view).toBeVisible()
  expect((await app.call('preferences.get', {})).orderViews).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Under way' })).toBeVisible()
  expect((await app.call('preferences.get', {})).orderViews).toHaveLength(1)
})

test('everything that waits is retried at once', async ({ app }) => {
  const { page } = app
  const one = await submitOrder(app, ['refused-every.com'])
  const other = await submitOrder(app, ['missing-every.com'])
  await reach(app, one, 'draft')
  await reach(app, other, 'draft')
  await goTo(page, '/attention')

  await page.getByRole('button', { name: 'Retry everything that waits' }).click()

  await expect(page.getByText('2 domains are tried again')).toBeVisible()
  for (const id of [one, other]) expect(await retriedOf(app, id)).toBe(1)
})
