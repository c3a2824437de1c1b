import { describe, expect, it } from 'vitest'
import { isTimeForList } from '../../../electron/engine/lanes/listed-jobs.ts'

const pace = { now: () => 100_000, jobPollMs: 10_000 }
const jobs = (count: number, nextPollAt = 100_000, orderId = 1) =>
  Array.from({ length: count }, () => ({ orderId, nextPollAt }))

describe('the list that tells of jobs', () => {
  it('is read for a single job when nothing else waits', () => {
    expect(isTimeForList(jobs(1), [], pace, false)).toBe(true)
  })

  it('waits for the next job of the same order, but not for long', () => {
    const next = jobs(1, 104_000)

    expect(isTimeForList(jobs(1), next, pace, false)).toBe(false)
    expect(isTimeForList(jobs(1), jobs(1, 104_000, 2), pace, false)).toBe(true)
    expect(isTimeForList(jobs(1, 90_000), next, pace, false)).toBe(true)
  })

  it('lets other work go first until most of it is news', () => {
    expect(isTimeForList(jobs(29), [], pace, true)).toBe(false)
    expect(isTimeForList(jobs(30), [], pace, true)).toBe(true)
  })

  it('keeps no job waiting for long beside other work', () => {
    const atFiveMinutes = { ...pace, now: () => 400_000 }

    expect(isTimeForList(jobs(9), [], atFiveMinutes, true)).toBe(true)
    expect(isTimeForList(jobs(9), [], { ...pace, now: () => 399_999 }, true)).toBe(false)
  })

  it('lets the only job of an order wait two polls at most', () => {
    expect(isTimeForList(jobs(1, 80_000), [], pace, true)).toBe(true)
    expect(isTimeForList(jobs(1, 80_001), [], pace, true)).toBe(false)
  })
})
