import { constants } from 'node:os'
import { interruption } from '../process/run-program.ts'
import { sum } from './counts.ts'
import { closingLine, resultTable } from './result-table.ts'
import type { Result } from './suite.ts'

type Suite = () => Promise<Result>

/**
 * Runs all of them, so one failure does not hide another, and closes with a table and
 * the line that CI reads: first one after the other, then each of the rows beside the others.
 * Gives the exit code.
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

/** What was asked to end begins nothing more. */
async function runSerially(suites: readonly Suite[]): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const suite of suites) {
    if (interruption()) break
    results.push(await suite())
  }
  return results
}
