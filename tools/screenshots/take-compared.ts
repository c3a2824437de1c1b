import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../test/support/boxwright-app.ts'
import type { Screen } from './screens.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1000, height: 700 },
] as const
const colors = ['light', 'dark'] as const
/** Milliseconds for debounced searches and for reading rows. */
const paintMs = 350

/** Run in the window: waits for fonts, and hides the cursor and what moves or fades. */
const drawn = `(async () => {
  await document.fonts.ready
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
})()`

/** Takes each screen in both colours and sizes. Returns how many did not open. */
export async function takeCompared(
  app: App,
  screens: readonly Screen[],
  folder: string,
): Promise<number> {
  let failed = 0
  await app.call('preferences.save', { colorScheme: 'auto' })
  app.page.setDefaultTimeout(20_000)
  await app.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' })
  for (const color of colors) await mkdir(join(folder, color), { recursive: true })
  for (const screen of screens)
    try {
      await show(app, screen)
      await shoot(app, screen.name, folder)
    } catch (error) {
      console.error(`not taken: ${screen.name}: ${String(error).split('\n', 4).join(' ')}`)
      failed += 1
    }
  return failed
}

async function show(app: App, { address, heading, prepare }: Screen): Promise<void> {
  const { page } = app
  await page.setViewportSize(sizes[0])
  // a form that an earlier picture typed would be offered again
  const { forms } = await app.call('forms.get', {})
  for (const { id } of forms) await app.call('forms.save', { id })
  await page.evaluate(`history.replaceState(null, '', ${JSON.stringify(`#${address}`)})`)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor()
  await prepare?.(page)
}

async function shoot({ page }: App, name: string, folder: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    // the pointer is over nothing, so that nothing looks hovered
    await page.mouse.move(size.width / 2, size.height - 8)
    await page.waitForTimeout(paintMs)
    for (const color of colors) {
      await page.emulateMedia({ colorScheme: color })
      await page.evaluate(drawn)
      const path = join(folder, color, `${name}-${size.width}.png`)
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
}
