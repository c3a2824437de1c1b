import { test as base } from '@playwright/test'
import { type Practice, startPractice } from '../../electron/practice/practice.ts'
import { type App, type LaunchOptions, launchApp } from '../support/boxwright-app.ts'

type Fixtures = {
  /** This test's own user-data folder. */
  readonly dataFolder: string
  /** Starts the app on that folder; what still runs at the end is closed. */
  readonly start: (options?: Partial<LaunchOptions>) => Promise<App>
  readonly app: App
  /** Providers outside of the app, for live mode. */
  readonly outside: Practice
}

export const test = base.extend<Fixtures>({
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
