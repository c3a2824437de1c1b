import {
  fireEvent,
  queryAllByLabelText,
  queryAllByRole,
  queryAllByText,
  queryAllByTitle,
} from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { until } from './until.ts'

type Text = string | RegExp
type TextOptions = { readonly exact?: boolean }
type RoleOptions = TextOptions & {
  readonly name?: Text
  readonly level?: number
  readonly selected?: boolean
}

/** The user of a test: no delay between keys, and no check for elements over a button. */
export const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 })

const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim()

/** Whether a text matches as in Playwright: a part of it in any case, unless `exact`. */
export function matches(seen: string | null, wanted: Text, exact = false): boolean {
  const text = plain(seen)
  if (wanted instanceof RegExp) return wanted.test(text)
  if (exact) return text === plain(wanted)
  return text.toLowerCase().includes(plain(wanted).toLowerCase())
}

/** Whether an element is shown: without style sheets, only attributes and styles of its own hide it. */
export function isShown(element: Element): boolean {
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    if (one instanceof HTMLElement && (one.hidden || one.style.display === 'none')) return false
    if (one instanceof HTMLElement && one.style.visibility === 'hidden') return false
  }
  return element.isConnected
}

/**
 * Elements that Testing Library finds anew at each use; an act waits until there is exactly one.
 * It has the methods of Playwright's locators, so that a test reads alike in both suites.
 */
export class Locator {
  readonly #all: () => readonly HTMLElement[]
  readonly #words: string

  constructor(all: () => readonly HTMLElement[], words: string) {
    this.#all = all
    this.#words = words
  }

  all(): readonly HTMLElement[] {
    return this.#all()
  }

  toString(): string {
    return this.#words
  }

  #within(find: (root: HTMLElement) => readonly HTMLElement[], words: string): Locator {
    const found = () => [...new Set(this.#all().flatMap(root => [...find(root)]))]
    return new Locator(found, `${this.#words} ${words}`)
  }

  #of(change: (all: readonly HTMLElement[]) => readonly HTMLElement[], words: string): Locator {
    return new Locator(() => change(this.#all()), `${this.#words} ${words}`)
  }

  getByRole(role: string, options: RoleOptions = {}): Locator {
    const { name, exact, ...rest } = options
    const named = name !== undefined && { name: (one: string) => matches(one, name, exact) }
    return this.#within(
      root => queryAllByRole(root, role, { ...rest, ...named }),
      `${role} ${String(name ?? '')}`,
    )
  }

  /** The innermost elements with this text, also when it is spread over several. */
  getByText(text: Text, { exact }: TextOptions = {}): Locator {
    const has = (one: Element) => matches(one.textContent, text, exact)
    return this.#within(
      root =>
        queryAllByText(
          root,
          (_, one) => one !== null && has(one) && ![...one.children].some(has),
          { ignore: 'script, style' },
        ),
      `text ${String(text)}`,
    )
  }

  getByLabel(text: Text, { exact }: TextOptions = {}): Locator {
    return this.#within(
      root => queryAllByLabelText(root, one => matches(one, text, exact)),
      `label ${String(text)}`,
    )
  }

  getByTitle(text: Text): Locator {
    return this.#within(
      root => queryAllByTitle(root, one => matches(one, text)),
      `title ${String(text)}`,
    )
  }

  locator(selector: string): Locator {
    return this.#within(
      root => [...root.querySelectorAll<HTMLElement>(selector)],
      `“${selector}”`,
    )
  }

  filter({ hasText }: { readonly hasText: Text }): Locator {
    const has = (one: Element) => matches(one.textContent, hasText)
    return this.#of(all => all.filter(has), `with ${String(hasText)}`)
  }

  nth(at: number): Locator {
    return this.#of(all => [all.at(at)].filter(one => one !== undefined), `[${at}]`)
  }

  first(): Locator {
    return this.nth(0)
  }

  last(): Locator {
    return this.nth(-1)
  }

  /** The element, once there is exactly one. */
  async element(): Promise<HTMLElement> {
    return until(
      () => {
        const [one, ...others] = this.#all()
        return one !== undefined && others.length === 0 ? one : undefined
      },
      () => `${this.#words}: ${this.#all().length} of it are there, not one.`,
    )
  }

  async #enabled(): Promise<HTMLElement> {
    const isEnabled = () => this.#all().every(one => !one.matches(':disabled'))
    const element = await this.element()
    await until(
      () => (isEnabled() ? true : undefined),
      () => `${this.#words} is disabled.`,
    )
    return element.isConnected ? element : this.element()
  }

  async click({ button = 'left' }: { readonly button?: 'left' | 'right' } = {}) {
    const target = await this.#enabled()
    if (button === 'left') return user.click(target)
    return user.pointer({ keys: '[MouseRight]', target })
  }

  async dblclick() {
    await user.dblClick(await this.#enabled())
  }

  async hover() {
    await user.hover(await this.element())
  }

  async focus() {
    ;(await this.element()).focus()
  }

  /** Enters the value at once, as from the clipboard. */
  async fill(value: string) {
    const field = await this.#enabled()
    field.focus()
    fireEvent.change(field, { target: { value } })
  }

  async press(keys: string) {
    await this.focus()
    await press(keys)
  }

  async check() {
    if (!isChecked(await this.#enabled())) await this.click()
  }

  async uncheck() {
    if (isChecked(await this.#enabled())) await this.click()
  }

  async setInputFiles(file: { name: string; mimeType: string; buffer: Uint8Array }) {
    const input = await this.element()
    const content = new File([new Uint8Array(file.buffer)], file.name, { type: file.mimeType })
    await user.upload(input, content)
  }

  async getAttribute(name: string): Promise<string | null> {
    return (await this.element()).getAttribute(name)
  }

  async textContent(): Promise<string> {
    return (await this.element()).textContent ?? ''
  }

  async inputValue(): Promise<string> {
    return valueOf(await this.element())
  }
}

export const isChecked = (one: Element) =>
  one instanceof HTMLInputElement ? one.checked : one.getAttribute('aria-checked') === 'true'

export function valueOf(one: Element): string {
  if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) return one.value
  throw new Error('It has no value.')
}

/** Presses keys as Playwright writes them: `Control+Enter`. */
export async function press(keys: string): Promise<void> {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const last = key.length === 1 ? key.toLowerCase() : `{${key === 'Space' ? ' ' : key}}`
  const pressed = parts.map(one => `{${one}>}`).join('')
  const released = parts.map(one => `{/${one}}`).join('')
  await user.keyboard(`${pressed}${last}${released}`)
}

export async function type(text: string): Promise<void> {
  await user.keyboard(text.replaceAll(/[[{]/g, '$&$&'))
}
