import { describe, expect, it } from 'vitest'
import { backoff, quotaWait, slowClock } from '../../../electron/scheduler/backoff.ts'

const minute = 60_000
const low = () => 0
const high = () => 0.999_999

describe('the backoff', () => {
  it('doubles from five seconds', () => {
    expect([1, 2, 3, 4].map(attempt => backoff(attempt, () => 0.5))).toEqual([
      5000, 10_000, 20_000, 40_000,
    ])
  })

  it.each([1, 2, 5, 8, 20, 1000, Number.MAX_SAFE_INTEGER])(
    'keeps its bounds at %d',
    attempt => {
      const [least, most] = [backoff(attempt, low), backoff(attempt, high)]

      expect(least).toBeGreaterThanOrEqual(4000)
      expect(most).toBeLessThanOrEqual(15 * minute)
      expect(most).toBeGreaterThan(least)
    },
  )

  it('never shrinks as attempts grow', () => {
    const waits = Array.from({ length: 30 }, (_, index) => backoff(index + 1, () => 0.5))

    expect(waits).toEqual([...waits].sort((one, other) => one - other))
  })
})

describe('the slow clock', () => {
  it.each([
    [0, 15],
    [1, 15],
    [2, 60],
    [3, 240],
    [99, 240],
  ])('waits after refusal %d for %d minutes', (refusals, minutes) => {
    expect(slowClock(refusals)).toBe(minutes * minute)
  })
})

describe('the quota wait', () => {
  it.each([
    [1, 15_000],
    [2, 30_000],
    [3, 60_000],
    [5, 180_000],
    [100, 180_000],
  ])('is at 429 number %d at least %d ms', (count, wait) => {
    expect(quotaWait(count, low)).toBe(wait)
    expect(quotaWait(count, high)).toBeLessThanOrEqual(wait * 1.1)
  })
})
