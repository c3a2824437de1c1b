import { constants } from 'node:os'
import { interruption } from '../process/run-program.ts'
import { sum } from './counts.ts'
import { closingLine, resultTable } from './result-table.ts'
import type { Result } from './suite.ts'

/**
 * Runs all of them, so one failure does not hide another, and closes with a table and
 * the line that CI reads. Gives the exit code.
 */
export async function runSuites(suites: readonly (() => Promise<Result>)[]): Promise<number> {
  const results: Result[] = []
  for (const suite of suites) {
    results.push(await suite())
    const signal = interruption()
    if (signal) return 128 + constants.signals[signal]
  }
  console.log(`\n${resultTable(results)}\n\n${closingLine(results)}`)
  return sum(results).failed === 0 ? 0 : 1
}
