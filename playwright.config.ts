import { defineConfig } from '@playwright/test'
import { hasDisplay } from './tools/runtime/display.ts'

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // for what hangs: other suites run beside it, on the same two cores
  timeout: 180_000,
  expect: { timeout: 20_000 },
  fullyParallel: true,
  // a display of somebody's own has one focus and one clipboard; most of a test is waiting
  workers: hasDisplay() ? 1 : 3,
  // a test that passes the second time has found something
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  // a trace of each step costs time: BOXWRIGHT_TRACE=1 to look into a failure
  use: {
    screenshot: 'only-on-failure',
    trace: process.env['BOXWRIGHT_TRACE'] ? 'retain-on-failure' : 'off',
  },
})
