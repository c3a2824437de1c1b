import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Suites that share nothing between files run unisolated: eight times faster to start. The time
 * is for passphrases, half a second of one core each, on a busy machine.
 */
const quick = { pool: 'threads', isolate: false, testTimeout: 20_000 } as const

/** Suites that mostly wait, for time or for processes: more files at once than there are cores. */
const waiting = {
  pool: 'forks',
  maxWorkers: Math.max(4, availableParallelism()),
  sequence: { groupOrder: 1 },
} as const

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...quick } },
      { test: { name: 'provider', include: ['test/provider/**/*.test.ts'], ...quick } },
      {
        test: {
          name: 'border',
          include: ['test/border/**/*.test.ts'],
          testTimeout: 20_000,
          ...waiting,
        },
      },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts'],
          testTimeout: 120_000,
          ...waiting,
        },
      },
    ],
  },
})
