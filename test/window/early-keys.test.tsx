import type { Bridge } from '../../shared/border/calls.ts'
import { expect, goTo, test } from './support/window.tsx'

test('keys that are pressed before the window is drawn count once it is', async ({ app }) => {
  const { page } = app
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toContainText('Orders')
  await goTo(page, '/')
  const before = window.boxwright
  const bridge: Bridge = {
    ...before,
    call(name, args) {
      // one of the answers that the window waits for before it draws anything
      if (name === 'app.info')
        document.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'n', code: 'KeyN', ctrlKey: true }),
        )
      return before.call(name, args)
    },
  }
  Object.assign(window, { boxwright: bridge })

  await page.reload()

  await expect(title).toContainText('New order')
  Object.assign(window, { boxwright: before })
  await page.reload()
  await goTo(page, '/orders')
  await expect(title).toContainText('Orders')
})
