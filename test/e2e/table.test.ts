import type { Locator, Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo, tabTo } from './order-form.ts'

const tableOf = (page: Page) => page.getByRole('grid', { name: 'Orders' })
const rowsOf = (page: Page) => tableOf(page).locator('tbody').getByRole('row')
const goToPage = (page: Page, name: 'First page' | 'Previous page' | 'Next page') =>
  page.getByRole('button', { name }).click()
const idsOf = async (page: Page) =>
  (await rowsOf(page).locator('td:last-child').allInnerTexts()).map(Number)
const expectIds = (page: Page, ids: readonly number[]) =>
  expect.poll(() => idsOf(page)).toEqual(ids)

async function draftOrders(app: App, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1)
    await app.call('orders.submit', { asDraft: true, customerId: 1, planId: 1 })
}

/** Rows keep their place while the pointer rests on them. */
const letGo = (page: Page) => page.mouse.move(2, 2)

/** `count` ids from `newest` down. */
const downFrom = (newest: number, count: number) =>
  Array.from({ length: count }, (_, at) => newest - at)

test('pages of orders follow each other while new orders come in', async ({ app }) => {
  const { page } = app
  await goTo(page, '/customers')
  await draftOrders(app, 120)
  await goTo(page, '/orders')
  await letGo(page)
  await expect(rowsOf(page)).toHaveCount(50)
  const [newest = 0] = await idsOf(page)

  await rowsOf(page).last().scrollIntoViewIfNeeded()
  await goToPage(page, 'Next page')
  await expect(page.getByText('51–100 of 120')).toBeVisible()
  await expectIds(page, downFrom(newest - 50, 50))
  await expect(rowsOf(page).first()).toBeInViewport()

  await draftOrders(app, 3)
  await expect(page.getByText('51–100 of 123')).toBeVisible()
  await goToPage(page, 'Next page')
  await expectIds(page, downFrom(newest - 100, 20))
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled()

  await goToPage(page, 'Previous page')
  await expectIds(page, downFrom(newest - 50, 50))
  await goToPage(page, 'First page')
  await expect(page.getByText('1–50 of 123')).toBeVisible()
  await expectIds(page, downFrom(newest + 3, 50))

  // staff who turn back while another page still loads
  await goToPage(page, 'Next page')
  await expectIds(page, downFrom(newest - 47, 50))
  await page.evaluate(`location.hash = '#/settings'`)
  await expect(tableOf(page)).toHaveCount(0)
  await page.evaluate(`location.hash = '#/orders'`)
  await expectIds(page, downFrom(newest + 3, 50))
})

test('a table that is opened again draws its first rows before the others', async ({ app }) => {
  const { page } = app
  await goTo(page, '/customers')
  await draftOrders(app, 50)
  await goTo(page, '/orders')
  await letGo(page)
  await expect(rowsOf(page)).toHaveCount(50)
  await goTo(page, '/settings')
  // until it is loaded, the list is only hidden
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(tableOf(page)).toHaveCount(0)
  const drawn = await page.evaluateHandle<readonly number[]>(`(() => {
    const counts = []
    new MutationObserver(() => {
      const count = document.querySelectorAll('[role=grid] tbody tr').length
      if (count > 0) counts.push(count)
    }).observe(document.body, { childList: true, subtree: true })
    return counts
  })()`)

  await goTo(page, '/orders')

  await expect(rowsOf(page)).toHaveCount(50)
  expect((await drawn.jsonValue())[0]).toBe(24)
})

test('a search shows its hits under a pointer that rests on the rows', async ({ app }) => {
  const { page } = app
  await goTo(page, '/customers')
  await draftOrders(app, 3)
  await goTo(page, '/orders')
  await expect(rowsOf(page)).toHaveCount(3)
  const [newest = 0] = await idsOf(page)
  await page.getByRole('textbox', { name: 'Search domains, customers, ids' }).focus()
  await rowsOf(page).first().hover()

  await page.keyboard.type(String(newest - 1))

  await expectIds(page, [newest - 1])
})

const edgeOf = (page: Page, column: string) =>
  page.getByRole('separator', { name: `Width of ${column}` })
async function widthOf(edge: Locator): Promise<number> {
  const width = async () => Number(await edge.getAttribute('aria-valuenow'))
  await expect.poll(width).toBeGreaterThan(0)
  return width()
}

test('a column is as wide as it was dragged, after a restart too', async ({ start }) => {
  const first = await start()
  await draftOrders(first, 1)
  await goTo(first.page, '/orders')
  const customer = edgeOf(first.page, 'Customer')
  const status = edgeOf(first.page, 'Status')
  const usual = await widthOf(customer)
  const neighbour = await widthOf(status)
  const box = await customer.boundingBox()
  if (box === null) throw new Error('The edge is not seen.')

  await first.page.mouse.move(box.x + 4, box.y + 16)
  await first.page.mouse.down()
  await first.page.mouse.move(box.x + 24, box.y + 16)
  await first.page.mouse.move(box.x + 44, box.y + 16)
  await first.page.mouse.up()

  await expect(customer).toHaveAttribute('aria-valuenow', String(usual + 40))
  await expect(status).toHaveAttribute('aria-valuenow', String(neighbour))
  expect((await customer.boundingBox())?.x).toBeCloseTo(box.x + 40, 0)
  await first.close()

  const { page } = await start()
  await goTo(page, '/orders')
  await expect(edgeOf(page, 'Customer')).toHaveAttribute('aria-valuenow', String(usual + 40))
  await edgeOf(page, 'Customer').dblclick()
  await expect(edgeOf(page, 'Customer')).toHaveAttribute('aria-valuenow', String(usual))
  await expect(edgeOf(page, 'Status')).toHaveAttribute('aria-valuenow', String(neighbour))
})

test('edges of columns are moved by key and kept with a view', async ({ app }) => {
  const { page } = app
  await draftOrders(app, 1)
  await goTo(page, '/orders')
  const [first, customer] = [edgeOf(page, 'Domains'), edgeOf(page, 'Customer')]
  const usual = await widthOf(customer)

  await tabTo(page, first)
  await page.keyboard.press('ArrowDown')
  await expect(customer).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(customer).toHaveAttribute('aria-valuenow', String(usual + 16))
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByLabel('Name').fill('Wide')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Wide' })).toBeVisible()

  await customer.focus()
  await page.keyboard.press('Home')
  await expect(customer).toHaveAttribute('aria-valuenow', '48')
  await page.keyboard.press('Enter')
  await expect(customer).toHaveAttribute('aria-valuenow', String(usual))
  await page.getByRole('button', { name: 'View', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Wide' }).click()
  await expect(customer).toHaveAttribute('aria-valuenow', String(usual + 16))
})
