import { Window } from 'happy-dom'

/** Globals of Node that the page's own ones replace, because its documents make these. */
const ofPage = ['Event', 'EventTarget', 'CustomEvent', 'MessageEvent', 'Navigator', 'navigator']
const filesOfPage = ['File', 'Blob']

/**
 * A page without a browser. Only what Node lacks becomes global: the main process, which runs
 * in the same test, keeps Node's `fetch`, `URL`, timers and signals.
 */
function openPage(): void {
  const page = new Window({
    url: 'https://boxwright/',
    width: 1440,
    height: 900,
    // nothing slides or fades
    settings: { device: { prefersReducedMotion: 'reduce' } },
  })
  for (const name of namesOf(page)) {
    const isOfPage = ofPage.includes(name) || filesOfPage.includes(name)
    if (name in globalThis && !isOfPage) continue
    const value: unknown = Reflect.get(page, name)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      writable: true,
      value: isMethod(value) ? value.bind(page) : value,
    })
  }
  Object.defineProperty(globalThis, 'window', { value: page })
  giveSize(page)
  // no style sheet is read, so an element looks as it says itself; what it computes takes long
  page.getComputedStyle = element =>
    (element instanceof page.HTMLElement ? element : page.document.body).style
  Object.defineProperty(page.HTMLTableSectionElement.prototype, 'rows', {
    get(this: Element) {
      return this.children
    },
  })
  // missing in happy-dom: React draws in turns of 5 ms, so a shorter one is idle
  Object.defineProperty(globalThis, 'requestIdleCallback', { value: whenIdle })
  // missing in happy-dom and only listened to: fonts, and navigation away from a form
  Object.defineProperty(document, 'fonts', { value: new page.EventTarget() })
  Object.defineProperty(page, 'navigation', { value: new page.EventTarget() })
}

/** Calls back after a turn of less than 3 ms, at the latest after `timeout` milliseconds. */
function whenIdle(back: () => void, { timeout }: { readonly timeout: number }): void {
  const end = performance.now() + timeout
  const wait = () => {
    const begun = performance.now()
    setImmediate(() => (performance.now() - begun < 3 || begun > end ? back() : wait()))
  }
  wait()
}

/** Gives every element one size, because nothing is laid out and what has none is not drawn. */
function giveSize(page: Window): void {
  const [width, height] = [100, 20]
  for (const name of ['clientWidth', 'offsetWidth'])
    Object.defineProperty(page.HTMLElement.prototype, name, { get: () => width })
  for (const name of ['clientHeight', 'offsetHeight'])
    Object.defineProperty(page.HTMLElement.prototype, name, { get: () => height })
  page.Element.prototype.getBoundingClientRect = () => new page.DOMRect(0, 0, width, height)
}

function namesOf(page: object): readonly string[] {
  const names: string[] = []
  for (let one = page; one !== Object.prototype; one = Object.getPrototypeOf(one))
    names.push(...Object.getOwnPropertyNames(one))
  return names.filter(name => name !== 'constructor')
}

/** Whether a value is a function but no class, so that it must be called on the window. */
const isMethod = (value: unknown): value is (...args: unknown[]) => unknown =>
  typeof value === 'function' && !/^[A-Z]/.test(value.name)

// files of one process share one page
if (!('document' in globalThis)) openPage()
