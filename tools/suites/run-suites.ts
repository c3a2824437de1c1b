import { constants } from 'node:os'
import { interruption } from '../process/run-program.ts'
import { sum } from './counts.ts'
import { closingLine, resultTable } from './result-table.ts'
import type { Result } from './suite.ts'

type Suite = () => Promise<Result>

/**
 * Runs all suites, so that one failure does not hide another: `first` one after the other, then the
 * rows of `abreast` at once. Prints a table and the line that CI reads, and returns the exit code.
 */
export async function runSuites(
  first: readonly Suite[],
  abreast: readonly (readonly Suite[])[] = [],
): Promise<number> {
  const results = [
    await runSerially(first),
    ...(await Promise.all(abreast.map(runSerially))),
  ].flat()
  const signal = interruption()
  if (signal) return 128 + constants.signals[signal]
  console.log(`\n${resultTable(results)}\n\n${closingLine(results)}`)
  return sum(results).failed === 0 ? 0 : 1
}

/** Runs suites one after the other, until the script is asked to end. */
async function runSerially(suites: readonly Suite[]): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const suite of suites) {
    if (interruption()) break
    results.push(await suite())
  }
  return results
}
