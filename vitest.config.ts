import { defineConfig } from 'vitest/config'

/**
 * Suites that share nothing between files run unisolated: eight times faster to start. The time
 * is for passphrases, half a second of one core each, on a busy machine.
 */
const quick = { pool: 'threads', isolate: false, testTimeout: 20_000 } as const

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...quick } },
      { test: { name: 'provider', include: ['test/provider/**/*.test.ts'], ...quick } },
      { test: { name: 'border', include: ['test/border/**/*.test.ts'], pool: 'forks' } },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
        },
      },
    ],
  },
})
