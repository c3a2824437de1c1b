import { notifications } from '@mantine/notifications'
import { cleanup, render } from '@testing-library/react'
import { test as base, vi } from 'vitest'
import type {
  Answers,
  Bridge,
  CallAnswer,
  CallArgs,
  CallName,
} from '../../../shared/border/calls.ts'
import type { EventName } from '../../../shared/border/events.ts'
import { type Border, openBorder } from '../../border/open-border.ts'
import { Locator, press, type } from './locator.ts'
import './matchers.ts'

export { expect } from 'vitest'

export type Page = Locator & {
  readonly keyboard: { press(keys: string): Promise<void>; type(text: string): Promise<void> }
  /** Draws the window anew, as Ctrl+R does: only what the main process has is left. */
  reload(): Promise<void>
}

export type App = {
  readonly page: Page
  /** The main process behind the window, without Electron. */
  readonly main: Border
  /** How many listeners the window has at the main process now. */
  listenerCount(): number
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<Answers[Name]>
}

/** The events of the main process: `tell` reaches whoever has subscribed. */
function openEvents() {
  const all = new Map<EventName, Set<(data: never) => void>>()
  return {
    tell(name: EventName, data: unknown) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each event has its own data
      for (const listener of all.get(name) ?? []) listener(data as never)
    },
    subscribe(name: EventName, listener: (data: never) => void) {
      const listeners = all.get(name) ?? new Set()
      all.set(name, listeners.add(listener))
      return () => void listeners.delete(listener)
    },
    clear: () => all.clear(),
    count: () => [...all.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

/** Draws the whole window with fresh modules, as `main.tsx` does. */
async function draw(): Promise<void> {
  vi.resetModules()
  await import('../../../renderer/app/zod-setup.ts')
  const [{ App }, { prepareWindow }, { queryClient }, { followEvents }, { followBugs }] =
    await Promise.all([
      import('../../../renderer/app/App.tsx'),
      import('../../../renderer/app/prepare-window.ts'),
      import('../../../renderer/app/query-client.ts'),
      import('../../../renderer/app/refresh.ts'),
      import('../../../renderer/app/report-bug.ts'),
    ])
  followBugs()
  followEvents(queryClient)
  await prepareWindow()
  render(<App colorScheme="light" />)
}

/**
 * Opens the window before the real handlers and engine and simulated providers, with a database of
 * its own: everything but Electron. What either side reports as a defect fails the test.
 */
export async function openWindow(): Promise<App & { close(): Promise<void> }> {
  const events = openEvents()
  const main = await openBorder({
    isTrusted: () => true,
    onEvent: (name, data) => events.tell(name, data),
  })
  const bridge: Bridge = {
    call: <Name extends CallName>(name: Name, args: CallArgs<Name>) =>
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of this very call
      main.send(name, structuredClone(args)) as Promise<CallAnswer<Name>>,
    subscribe: (name, listener) => events.subscribe(name, listener),
  }
  Object.assign(window, { boxwright: bridge })
  location.hash = ''
  await draw()
  const body = new Locator(() => [document.documentElement], '')
  const page = Object.assign(body, {
    keyboard: { press, type },
    async reload() {
      cleanup()
      events.clear()
      await draw()
    },
  })
  return {
    page,
    main,
    listenerCount: events.count,
    call: (name, args) => main.call(name, args),
    async close() {
      cleanup()
      // the files of this suite share them, and five that nobody closes leave no room for others
      notifications.clean()
      events.clear()
      await main.close()
      const defects = [...main.bugs, ...main.reported]
      if (defects.length > 0) throw new Error(`Reported as defects: ${defects.join('\n')}`)
    },
  }
}

export const test = base.extend<{ readonly app: App }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  app: async ({}, use) => {
    const app = await openWindow()
    await use(app)
    await app.close()
  },
})

export async function goTo(_: Page, address: string): Promise<void> {
  location.hash = address
  await Promise.resolve()
}
