import { expect, test } from './fixtures.ts'
import { goTo, reach, submitOrder } from './order-form.ts'

/** Names what lies outside of the window, where no scrolling reaches it. */
const lookOutside = `(() => {
  const width = document.documentElement.clientWidth
  const scrolls = one =>
    one !== null &&
    ((/auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth) ||
      scrolls(one.parentElement))
  return [...document.querySelectorAll('button, a, input, textarea, h1, [role=tab]')]
    .filter(one => {
      const { left, right, width: own } = one.getBoundingClientRect()
      return own > 1 && (left < -1 || right > width + 1) && !scrolls(one.parentElement)
    })
    .map(one => one.getAttribute('aria-label') ?? one.textContent)
})()`

test('at 200 % zoom everything can be reached', async ({ app }) => {
  const { page, electron } = app
  const refused = await submitOrder(app, ['refused-zoom.com', 'active-zoom.com'])
  await reach(app, refused, 'draft')
  await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setContentSize(1280, 800)
    window?.webContents.setZoomFactor(2)
  })
  await expect.poll(() => page.evaluate('innerWidth')).toBe(640)

  for (const address of [
    '/start',
    '/dashboard',
    '/orders',
    '/orders/board',
    '/orders/new',
    '/orders/import',
    `/orders/${refused}`,
    `/orders/${refused}/mailboxes`,
    `/orders/${refused}/requests`,
    `/orders/${refused}/notes`,
    `/orders/${refused}/edit`,
    '/attention',
    '/transfers',
    '/mailboxes',
    '/renewals',
    '/customers',
    '/plans',
    '/messages',
    '/activity',
    '/guide',
    '/settings/general',
    '/settings/mail',
    '/settings/data',
  ])
    await test.step(address, async () => {
      await goTo(page, address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.evaluate(lookOutside), address).toEqual([])
    })
})
