import { expect, it } from 'vitest'
import { isRisingRange, readTimeRange, timeRange } from '../../../shared/border/time-range.ts'

it('a day is one of this time zone, and the last one counts whole', () => {
  expect(readTimeRange({ from: '2026-11-01', to: '2026-11-30' })).toEqual({
    since: new Date(2026, 10, 1).getTime(),
    until: new Date(2026, 11, 1).getTime(),
  })
})

it('a time is taken as it is', () => {
  const from = '2026-11-01T12:00:00.000Z'

  expect(readTimeRange({ from })).toEqual({ since: Date.parse(from) })
  expect(readTimeRange({})).toBeUndefined()
})

it('one day has a moment, and none has none', () => {
  expect(isRisingRange({ from: '2026-11-03', to: '2026-11-03' })).toBe(true)
  expect(isRisingRange({ from: '2026-11-04', to: '2026-11-03' })).toBe(false)
})

it.each(['2026-02-30', '2026-11-1', 'yesterday', '2026-11-01T12:00:00', ''])(
  'nonsense is no day (%s)',
  text => {
    expect(timeRange.from.safeParse(text).success).toBe(false)
  },
)
