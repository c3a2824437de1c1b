import { expect } from 'vitest'
import { isChecked, isShown, Locator, matches, valueOf } from './locator.ts'
import { until } from './until.ts'

type Text = string | RegExp

/** Whether a claim is true, and what it saw. */
type Look = { readonly isTrue: boolean; readonly seen: unknown }

const one = (locator: Locator, look: (element: HTMLElement) => Look): Look => {
  const [element, ...others] = locator.all()
  if (element !== undefined && others.length === 0) return look(element)
  return { isTrue: false, seen: `${locator.all().length} elements` }
}

const texts = (locator: Locator) => locator.all().map(element => element.textContent ?? '')

/** Claims about a locator; each is asked again until it is true, or until its opposite is. */
const claims = {
  toBeVisible: (locator: Locator) =>
    one(locator, element => ({ isTrue: isShown(element), seen: 'hidden' })),
  toBeHidden: (locator: Locator) => ({
    isTrue: !locator.all().some(isShown),
    seen: texts(locator),
  }),
  toHaveCount: (locator: Locator, count: number) => ({
    isTrue: locator.all().length === count,
    seen: locator.all().length,
  }),
  toContainText: (locator: Locator, text: Text) =>
    one(locator, ({ textContent }) => ({
      isTrue: text instanceof RegExp ? matches(textContent, text) : has(textContent, text),
      seen: textContent,
    })),
  toHaveText: (locator: Locator, text: Text | readonly Text[]) => {
    const wanted = Array.isArray(text) ? text : [text]
    const seen = texts(locator)
    const isTrue =
      seen.length === wanted.length &&
      wanted.every((each, at) => matches(seen[at] ?? '', each, true))
    return { isTrue, seen }
  },
  toHaveValue: (locator: Locator, value: Text) =>
    one(locator, element => ({
      isTrue:
        value instanceof RegExp ? value.test(valueOf(element)) : valueOf(element) === value,
      seen: valueOf(element),
    })),
  toHaveAttribute: (locator: Locator, name: string, value?: Text) =>
    one(locator, element => {
      const seen = element.getAttribute(name)
      if (seen === null || value === undefined) return { isTrue: seen !== null, seen }
      return { isTrue: value instanceof RegExp ? value.test(seen) : seen === value, seen }
    }),
  toBeFocused: (locator: Locator) =>
    one(locator, element => ({
      isTrue: element === document.activeElement,
      seen: document.activeElement?.outerHTML.slice(0, 200),
    })),
  toBeChecked: (locator: Locator) =>
    one(locator, element => ({ isTrue: isChecked(element), seen: isChecked(element) })),
  toBeDisabled: (locator: Locator) =>
    one(locator, element => ({ isTrue: element.matches(':disabled'), seen: 'enabled' })),
} satisfies Record<string, (locator: Locator, ...wanted: never[]) => Look>

const has = (seen: string | null, text: string) =>
  (seen ?? '').replaceAll(/\s+/g, ' ').includes(text.replaceAll(/\s+/g, ' '))

type Claims = typeof claims
type Wanted<Claim> = Claim extends (locator: Locator, ...wanted: infer Args) => Look
  ? Args
  : never

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends Readonly<{
      [Name in keyof Claims]: (...wanted: Wanted<Claims[Name]>) => Promise<void>
    }> {}
}

for (const [name, claim] of Object.entries(claims))
  expect.extend({
    async [name](this: { readonly isNot?: boolean }, locator: unknown, ...wanted: unknown[]) {
      if (!(locator instanceof Locator)) throw new Error(`${name} looks at locators alone.`)
      const look = () =>
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- typed where it is called
        (claim as (of: Locator, ...args: unknown[]) => Look)(locator, ...wanted)
      const isNot = this.isNot === true
      const isRight = () => (look().isTrue === isNot ? undefined : true)
      const words = () =>
        `${String(locator)} ${isNot ? 'not ' : ''}${name} ${wanted.map(String).join(', ')}: saw ${JSON.stringify(look().seen)}`
      const isDone = await until(isRight, words).then(
        () => true,
        () => false,
      )
      return { pass: isDone !== isNot, message: words }
    },
  })
