import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { reorderedTexts } from './reordered-texts.ts'

/**
 * Checks a screen by every rule of axe in light colours, and by those about colour in dark ones.
 * `hasMenu`: leaves out the rule of landmarks, because a floating menu is in none.
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

/** Changes the system's colours, which the window follows until staff choose. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
  // colours of a page that is still fading are not its colours
  await page.evaluate(faded)
}
