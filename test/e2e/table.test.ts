import type { Locator, Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expect, test } from './fixtures.ts'
import { goTo } from './order-form.ts'

const tableOf = (page: Page) => page.getByRole('grid', { name: 'Orders' })
const rowsOf = (page: Page) => tableOf(page).locator('tbody').getByRole('row')
const turn = (page: Page, name: 'First page' | 'Previous page' | 'Next page') =>
  page.getByRole('button', { name }).click()
const idsOf = async (rows: Locator) =>
  (await rows.locator('td:last-child').allInnerTexts()).map(Number)

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
  const [newest = 0] = await idsOf(rowsOf(page))

  await rowsOf(page).last().scrollIntoViewIfNeeded()
  await turn(page, 'Next page')
  await expect(page.getByText('51–100 of 120')).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(50)
  expect(await idsOf(rowsOf(page))).toEqual(downFrom(newest - 50, 50))
  await expect(rowsOf(page).first()).toBeInViewport()

  await draftOrders(app, 3)
  await expect(page.getByText('51–100 of 123')).toBeVisible()
  await turn(page, 'Next page')
  await expect(rowsOf(page)).toHaveCount(20)
  expect(await idsOf(rowsOf(page))).toEqual(downFrom(newest - 100, 20))
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled()

  await turn(page, 'Previous page')
  await expect(rowsOf(page)).toHaveCount(50)
  expect(await idsOf(rowsOf(page))).toEqual(downFrom(newest - 50, 50))
  await turn(page, 'First page')
  await expect(page.getByText('1–50 of 123')).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(50)
  expect(await idsOf(rowsOf(page))).toEqual(downFrom(newest + 3, 50))
})

test('a search shows its hits under a pointer that rests on the rows', async ({ app }) => {
  const { page } = app
  await goTo(page, '/customers')
  await draftOrders(app, 3)
  await goTo(page, '/orders')
  await expect(rowsOf(page)).toHaveCount(3)
  const [newest = 0] = await idsOf(rowsOf(page))
  await page.getByRole('textbox', { name: 'Search domains, customers, ids' }).focus()
  await rowsOf(page).first().hover()

  await page.keyboard.type(String(newest - 1))

  await expect(rowsOf(page)).toHaveCount(1)
  expect(await idsOf(rowsOf(page))).toEqual([newest - 1])
})
