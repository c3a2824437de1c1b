import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../test/support/boxwright-app.ts'
import type { Screen } from './screens.ts'

const colors = ['light', 'dark'] as const
const usual = { width: 1280, height: 800 }
const small = { width: 1000, height: 700 }
/** Fonts, transitions and the debounce of searches (milliseconds). */
const paintMs = 500

export type TakeOptions = {
  readonly folder: string
  /** Each screen small too, in both colours; for a look at everything. */
  readonly isAll: boolean
}

/** One picture per screen and colour, the main ones also at a small size. */
export async function take(
  app: App,
  screens: readonly Screen[],
  { folder, isAll }: TakeOptions,
): Promise<void> {
  for (const colorScheme of colors) {
    await app.call('preferences.save', { colorScheme })
    await mkdir(join(folder, colorScheme), { recursive: true })
    for (const screen of screens) {
      await show(app, screen)
      await shoot(app, join(folder, colorScheme, `${screen.name}.png`), usual)
      // once is enough to see whether it fits
      if (isAll || (screen.isMain === true && colorScheme === 'light'))
        await shoot(app, join(folder, colorScheme, `${screen.name}-small.png`), small)
    }
  }
}

/** Loaded anew first: a form with unsaved text would not let go. */
async function show(app: App, { address, heading, prepare }: Screen): Promise<void> {
  const { page } = app
  await page.setViewportSize(usual)
  // what an earlier picture typed would be offered again
  const { forms } = await app.call('forms.get', {})
  for (const { id } of forms) await app.call('forms.save', { id })
  await page.reload()
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
  // once more: a focus that the page before it had would be moved, and show a ring
  await page.reload()
  await page.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor()
  await prepare?.(page)
}

async function shoot(
  { page }: App,
  path: string,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.setViewportSize(size)
  // over nothing, so that nothing looks hovered
  await page.mouse.move(size.width / 2, size.height - 8)
  await page.waitForTimeout(paintMs)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}
