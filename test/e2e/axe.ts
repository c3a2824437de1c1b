import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { reorderedTexts } from './reordered-texts.ts'

/**
 * Looks in light colours by every rule, and in dark ones by those that depend on colour.
 * `hasMenu`: what floats belongs to no landmark, which axe would like of everything.
 */
export async function expectNoFindings(
  page: Page,
  screen: string,
  hasMenu = false,
): Promise<void> {
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true)
  await wear(page, 'light')
  expect(await page.evaluate(reorderedTexts), screen).toEqual([])
  const inLight = hasMenu ? axe().disableRules(['region']) : axe()
  expect(await findings(inLight), `${screen}, light`).toEqual([])
  await wear(page, 'dark')
  const inDark = axe().withRules(['color-contrast', 'link-in-text-block'])
  expect(await findings(inDark), `${screen}, dark`).toEqual([])
}

async function findings(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  )
}

/** Resolves when nothing fades or slides any more; what spins for ever does not count. */
const faded = `Promise.allSettled(
  document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
).then(() => undefined)`

/** The window follows the system's colours until somebody chooses. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  // colours of a page that is still fading are not its colours
  await page.evaluate(faded)
}
