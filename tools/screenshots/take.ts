import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../test/support/boxwright-app.ts'
import type { Screen } from './screens.ts'

const colors = ['light', 'dark'] as const
const usual = { width: 1280, height: 800 }
const small = { width: 1000, height: 700 }
/** Milliseconds for fonts, transitions and debounced searches. */
const paintMs = 500

export type TakeOptions = {
  readonly folder: string
  /** Takes each screen small, too, in both colours; for a look at everything. */
  readonly isAll: boolean
}

/** Takes one picture per screen and colour, of main screens one more at a small size. */
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
      // one colour is enough to see whether it fits
      if (isAll || (screen.isMain === true && colorScheme === 'light'))
        await shoot(app, join(folder, colorScheme, `${screen.name}-small.png`), small)
    }
  }
}

/** Opens a screen after a reload, because a form with unsaved text asks before it is left. */
async function show(app: App, { address, heading, prepare }: Screen): Promise<void> {
  const { page } = app
  await page.setViewportSize(usual)
  // a form that an earlier picture typed would be offered again
  const { forms } = await app.call('forms.get', {})
  for (const { id } of forms) await app.call('forms.save', { id })
  await page.reload()
  await page.evaluate(`location.hash = ${JSON.stringify(address)}`)
  // once more: the focus of the page before would move, and show a ring
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
  // the pointer is over nothing, so that nothing looks hovered
  await page.mouse.move(size.width / 2, size.height - 8)
  await page.waitForTimeout(paintMs)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
}
