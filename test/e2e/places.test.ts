import type { Page } from '@playwright/test'
import type { App } from '../support/boxwright-app.ts'
import { expectNoFindings } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { goTo, submitOrder, typeInPalette } from './order-form.ts'

const title = (page: Page) => page.getByRole('heading', { level: 1 })
const orders = (page: Page) => page.getByRole('grid', { name: 'Orders' })
const paging = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const scrolled = (page: Page) =>
  page.evaluate<number>(`document.querySelector('[data-scroll="Orders"]').scrollTop`)

/** Presses a side button of the mouse, as the system tells of it. */
async function pressSide({ page }: App, button: 'back' | 'forward'): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const type of ['mousePressed', 'mouseReleased'] as const)
    await session.send('Input.dispatchMouseEvent', {
      type,
      button,
      x: 640,
      y: 12,
      clickCount: 1,
    })
  await session.detach()
}

test('staff find a thing itself, and their way back to where they were', async ({ app }) => {
  // many orders, and four places under the eyes of axe
  test.slow()
  const { page } = app
  await goTo(page, '/customers')
  for (let at = 0; at < 60; at += 1)
    await app.call('orders.submit', { asDraft: true, customerId: 1, planId: 1 })
  const id = await submitOrder(
    app,
    Array.from({ length: 60 }, (_, at) => `slow-${at}-find.com`),
  )

  // a list, its page, how far it is scrolled, and the row that was opened
  await goTo(page, '/orders?sort=id.up')
  await expect(orders(page).getByRole('row')).toHaveCount(51)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(paging(page)).toContainText('51–61 of 61')
  await page.getByRole('button', { name: 'Previous page' }).click()
  await expect(paging(page)).toContainText('1–50 of 61')
  const row = orders(page).getByRole('row').nth(45)
  await row.getByRole('gridcell', { name: 'No domains yet' }).click()
  await expect(title(page)).toContainText('Order')
  await page.getByRole('tab', { name: 'Details' }).click()
  await expect(page.getByRole('tab', { name: 'Details', selected: true })).toBeVisible()
  await pressSide(app, 'back')
  await expect(page.getByRole('tab', { name: 'Domains', selected: true })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row).toBeFocused()
  await expect(row).toBeInViewport()
  await expect.poll(() => scrolled(page)).toBeGreaterThan(400)
  await expect(paging(page)).toContainText('1–50 of 61')
  await pressSide(app, 'forward')
  await expect(page.getByRole('tab', { name: 'Domains', selected: true })).toBeVisible()

  // the palette leads to the row of a domain
  await typeInPalette(page, 'slow-55-find.com')
  await expect(page.getByRole('option', { selected: true })).toContainText('slow-55-find.com')
  await page.keyboard.press('Enter')
  const domain = page.getByRole('listitem').filter({ hasText: 'slow-55-find.com' })
  await expect(domain).toBeFocused()
  await expect(domain).toBeInViewport()
  await expect(domain).toHaveAttribute('aria-current', 'true')
  await expect(paging(page)).toContainText('51–60 of 60')
  await expectNoFindings(page, 'a marked domain')

  // names are links, and the order is found in its list
  await page.getByRole('main').getByRole('link', { name: 'Northwind Outreach' }).click()
  await expect(page).toHaveURL(/#\/customers\/1/)
  await expect(
    page.getByRole('dialog').or(title(page).filter({ hasText: 'Northwind' })),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page).toHaveURL(/at=slow-55-find/)
  await expect(domain).toBeInViewport()
  await goTo(page, `/orders/${id}`)
  await page.getByRole('button', { name: 'More for this order' }).click()
  await page.getByRole('menuitem', { name: 'Show in the list' }).click()
  const marked = orders(page).getByRole('row').filter({ hasText: 'slow-0-find.com' })
  await expect(marked).toHaveAttribute('aria-current', 'true')
  await expect(marked).toBeFocused()
  await expectNoFindings(page, 'a marked order')

  // the guide is searched
  await page.keyboard.press('F1')
  await page.getByRole('textbox', { name: 'Search the guide' }).fill('side buttons mouse')
  await expect(page.getByText('1 place in the guide')).toBeVisible()
  await expectNoFindings(page, 'what was found in the guide')
  await page.getByRole('link', { name: /side buttons of a mouse/ }).click()
  await expect(page.getByRole('region', { name: 'Keyboard' })).toBeVisible()

  // a toast stands beside the page
  await page.keyboard.press('Control+R')
  const toast = page.getByText('Checking now')
  await expect(toast).toBeVisible()
  const [told, main] = [await toast.boundingBox(), await page.getByRole('main').boundingBox()]
  expect((told?.x ?? 0) + (told?.width ?? 0)).toBeLessThanOrEqual(main?.x ?? 0)
})
