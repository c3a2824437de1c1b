import { describe, expect, it } from 'vitest'
import { closingLine, resultTable } from '../../../tools/suites/result-table.ts'
import type { Result } from '../../../tools/suites/suite.ts'

const lint: Result = {
  name: 'lint',
  seconds: 1,
  isStep: true,
  passed: 0,
  failed: 0,
  skipped: 0,
}
const unit: Result = { ...lint, name: 'unit', isStep: false, passed: 12, failed: 1, skipped: 2 }

describe('resultTable', () => {
  it('gives each suite a line with time and outcome', () => {
    const lines = resultTable([lint, unit]).split('\n')

    expect(lines).toEqual([
      '✓ lint    1.0 s  clean',
      '✗ unit    1.0 s  12 passed, 1 failed, 2 skipped',
    ])
  })
})

describe('closingLine', () => {
  it('sums tests over the suites', () => {
    expect(closingLine([lint, unit, unit])).toBe('24 passed, 2 failed')
  })

  it('counts a failed step, so the line cannot look green', () => {
    expect(closingLine([{ ...lint, failed: 1 }])).toBe('0 passed, 1 failed')
  })
})
