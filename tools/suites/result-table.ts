import { sum } from './counts.ts'
import type { Result } from './suite.ts'

export function resultTable(results: readonly Result[]): string {
  const widest = Math.max(0, ...results.map(({ name }) => name.length))
  return results
    .map(result => {
      const name = result.name.padEnd(widest)
      const time = `${result.seconds.toFixed(1)} s`.padStart(8)
      return `${result.failed === 0 ? '✓' : '✗'} ${name} ${time}  ${outcome(result)}`
    })
    .join('\n')
}

/** CI reads this line; steps without tests appear in it only when they fail. */
export function closingLine(results: readonly Result[]): string {
  const { passed, failed } = sum(results)
  return `${passed} passed, ${failed} failed`
}

function outcome(result: Result): string {
  if (result.isStep) return result.failed === 0 ? 'clean' : 'failed'
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : ''
  return `${result.passed} passed, ${result.failed} failed${skipped}`
}
