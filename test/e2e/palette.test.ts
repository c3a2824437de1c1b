import type { Page } from '@playwright/test'
import { expectNoFindings } from './axe.ts'
import { expect, inOneApp, test } from './fixtures.ts'
import { goTo, submitOrder } from './order-form.ts'

const field = (page: Page) => page.getByRole('combobox', { name: /^Search orders/ })
const current = (page: Page) => page.getByRole('option', { selected: true })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function open(page: Page, typed = ''): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(field(page)).toBeFocused()
  if (typed !== '') await page.keyboard.type(typed)
}

test('the palette runs commands and remembers them', async ({ start }) => {
  const first = await start()
  const scheme = () => first.page.locator('html').getAttribute('data-mantine-color-scheme')
  await first.call('preferences.save', { colorScheme: 'light' })
  await first.page.reload()
  await expect(title(first.page)).toContainText('Orders')
  await open(first.page, 'switch')
  await enter(first.page)
  await expect.poll(scheme).toBe('dark')
  await open(first.page, 'mail server')
  await enter(first.page)
  await expect(title(first.page)).toContainText('Settings')
  await expect(first.page.getByRole('link', { name: 'Mail server' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await first.close()

  const { page } = await start()
  await expect(title(page)).toContainText('Orders')
  await open(page)
  const lately = page.getByRole('group', { name: 'Recently used' }).getByRole('option')
  await expect(lately).toHaveText([/^Mail server/, /^Switch between light and dark/])
})

const enter = (page: Page) => page.keyboard.press('Enter')

test.describe('keys of the palette', () => {
  const one = inOneApp()

  test('arrows turn at both ends, and Escape gives the focus back', async () => {
    const { page } = one()
    await goTo(page, '/orders')
    const search = page.getByLabel('Search domains, customers, ids')
    await search.focus()
    await open(page)
    const options = page.getByRole('option')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('ArrowUp')
    await expect(options.last()).toHaveAttribute('aria-selected', 'true')
    await expect(options.last()).toBeInViewport()
    await page.keyboard.press('ArrowDown')
    await expect(options.first()).toHaveAttribute('aria-selected', 'true')
    const named = await field(page).getAttribute('aria-activedescendant')
    expect(await options.first().getAttribute('id')).toBe(named)

    await page.keyboard.press('Escape')
    await expect(search).toBeFocused()
  })

  test('what is typed right after the keys of the palette is in it', async () => {
    const { page, electron } = one()
    await goTo(page, '/orders')
    await expect(title(page)).toContainText('Orders')

    // Playwright waits between two keys, fast fingers do not
    await electron.evaluate(({ BrowserWindow }) => {
      const keys = BrowserWindow.getAllWindows()[0]?.webContents
      keys?.sendInputEvent({ type: 'keyDown', keyCode: 'K', modifiers: ['control'] })
      for (const keyCode of 'plans')
        for (const type of ['keyDown', 'char', 'keyUp'] as const)
          keys?.sendInputEvent({ type, keyCode })
    })

    await expect(field(page)).toHaveValue('plans')
    await page.keyboard.press('Escape')
  })
})

test('axe finds nothing in the palette and the guide', async ({ app }) => {
  // eight places under the eyes of axe
  test.slow()
  const { page } = app
  await submitOrder(app, ['active-axe.com'])
  await expect(title(page)).toContainText('Orders')
  await open(page)
  await expectNoFindings(page, 'the open palette')
  await page.keyboard.type('active')
  await expect(current(page)).toContainText('active-axe.com')
  await expectNoFindings(page, 'with hits')
  await page.keyboard.type(' nothing')
  await expect(page.getByText('Nothing is found for')).toBeVisible()
  await expectNoFindings(page, 'without hits')
  await page.keyboard.press('Escape')
  for (const part of ['first-order', 'orders', 'troubleshooting', 'data', 'keyboard']) {
    await goTo(page, `/guide/${part}`)
    await expect(title(page)).toContainText('Guide')
    await expectNoFindings(page, part)
  }
})
