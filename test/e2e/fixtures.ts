import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { openDisplay } from '../../tools/runtime/display.ts'
import { type App, type LaunchOptions, launchApp } from '../support/boxwright-app.ts'

type Fixtures = {
  /** This test's own user-data folder. */
  readonly dataFolder: string
  /** Starts the app on that folder; what still runs at the end is closed. */
  readonly start: (options?: Partial<LaunchOptions>) => Promise<App>
  readonly app: App
  /** Simulated providers outside of the app, for live mode. */
  readonly outside: Practice
}

type WorkerFixtures = {
  /** Where this worker's windows are: the focus and the clipboard are one per display. */
  readonly display: undefined
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
    async ({}, use) => {
      const display = await openDisplay()
      Object.assign(process.env, display.env)
      await warmUp()
      await use(undefined)
      await display.close()
    },
    { scope: 'worker', auto: true, timeout: 120_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  dataFolder: async ({}, use, info) => {
    await use(info.outputPath('data'))
  },
  start: async ({ dataFolder }, use) => {
    const started: App[] = []
    await use(async options => {
      const app = await launchApp({ dataFolder, ...options })
      started.push(app)
      return app
    })
    for (const app of started) await app.close()
  },
  app: async ({ start }, use) => {
    await use(await start())
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  outside: async ({}, use) => {
    const practice = await startPractice({ journalFile: null })
    await use(practice)
    await practice.stop()
  },
})
export { expect } from '@playwright/test'

/**
 * One start for the tests of a group, one after the other: for those that leave nothing behind.
 * Returns how they get at the app.
 */
export function inOneApp(): () => App {
  let app: App | undefined
  let dataFolder = ''
  test.describe.configure({ mode: 'default' })
  test.beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'boxwright-e2e-'))
    app = await launchApp({ dataFolder })
  })
  test.afterAll(async () => {
    await app?.close()
    await rm(dataFolder, { recursive: true, force: true })
  })
  return () => {
    if (app === undefined) throw new Error('The app has not started yet.')
    return app
  }
}

/** Starts the app once, so that reading Electron from the disk counts for no test. */
async function warmUp(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'boxwright-warm-up-'))
  try {
    const app = await launchApp({ dataFolder })
    await app.page.getByRole('heading', { level: 1 }).waitFor()
    await app.close()
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}
