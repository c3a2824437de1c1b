import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { whyNotThisNode } from './tools/suites/why-not-this-node.ts'

const wrongNode = whyNotThisNode(process.versions.node)
if (wrongNode !== null) throw new Error(wrongNode)

/** For what hangs. Five passphrases take three seconds of one core, and others want it too. */
const limits = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 30_000 } },
  setupFiles: 'test/support/fixed-cases.ts',
} as const

/** Suites that share nothing between files run unisolated: eight times faster to start. */
const quick = { pool: 'threads', isolate: false, ...limits } as const

/** Suites that mostly wait, for time or for processes: a file more at once than there are cores. */
const waiting = {
  ...limits,
  pool: 'forks',
  isolate: false,
  maxWorkers: Math.max(3, availableParallelism()),
  sequence: { groupOrder: 1 },
} as const

/** Minutes each: begun last, they would run alone at the end. */
const longest = /\/fault\/(?:kill|model|cut)/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (longest.test(moduleId) ? 0 : 1)
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...quick } },
      { test: { name: 'provider', include: ['test/provider/**/*.test.ts'], ...quick } },
      { test: { name: 'field', include: ['test/field/**/*.test.ts'], ...quick } },
      // each fakes Electron in a way of its own: isolated
      { test: { name: 'desktop', include: ['test/desktop/**/*.test.ts'], ...limits } },
      {
        test: {
          name: 'window',
          include: ['test/window/**/*.test.tsx'],
          ...waiting,
          testTimeout: 120_000,
          setupFiles: [limits.setupFiles, 'test/window/support/dom.ts'],
        },
      },
      { test: { name: 'border', include: ['test/border/**/*.test.ts'], ...waiting } },
      {
        test: {
          name: 'fault',
          include: ['test/fault/**/*.test.ts', 'test/server/**/*.test.ts'],
          ...waiting,
          testTimeout: 120_000,
        },
      },
    ],
  },
})
