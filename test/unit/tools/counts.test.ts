import { describe, expect, it } from 'vitest'
import {
  countPlaywright,
  countVitest,
  failIfBroken,
  sum,
} from '../../../tools/suites/counts.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map(test => ({ status: test })),
})

const vitestReport = {
  numPassedTests: 2,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [file('passed', 'passed'), file('failed', 'passed', 'failed')],
}

describe('countVitest', () => {
  it('takes the totals of the report', () => {
    expect(countVitest(vitestReport)).toEqual({ passed: 2, failed: 1, skipped: 2 })
  })

  it('counts a file that does not load', () => {
    const testResults = [...vitestReport.testResults, file('failed')]

    expect(countVitest({ ...vitestReport, testResults }).failed).toBe(2)
  })

  it('refuses a report of another shape', () => {
    expect(() => countVitest({})).toThrow('numPassedTests')
  })
})

describe('countPlaywright', () => {
  it('adds errors outside of tests to the failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }

    const counts = countPlaywright({ stats, errors: [{ message: 'does not load' }] })

    expect(counts).toEqual({ passed: 6, failed: 2, skipped: 2 })
  })
})

describe('failIfBroken', () => {
  it('keeps what a green suite counted', () => {
    expect(failIfBroken({ passed: 3, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  })

  it('fails a suite that left no report', () => {
    expect(failIfBroken(undefined, 139)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('fails a suite that ended badly without a failed test', () => {
    expect(failIfBroken({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  })

  it('fails a suite in which everything was skipped', () => {
    expect(failIfBroken({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1)
  })

  it('adds nothing to failures that were counted', () => {
    expect(failIfBroken({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2)
  })
})

describe('sum', () => {
  it('adds suite by suite', () => {
    const suites = [
      { passed: 3, failed: 0, skipped: 1 },
      { passed: 4, failed: 2, skipped: 0 },
    ]

    expect(sum(suites)).toEqual({ passed: 7, failed: 2, skipped: 1 })
  })
})
