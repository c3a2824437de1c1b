import { expect, it } from 'vitest'
import { dayMs, duration, hourMs, minuteMs } from '../../../../shared/text/duration.ts'

it.each([
  [-5, '0 s'],
  [59_999, '59 s'],
  [minuteMs, '1 min'],
  [hourMs - 1, '59 min'],
  [2 * dayMs - 1, '47 h'],
  [2 * dayMs, '2 days'],
  [1000 * dayMs, '1,000 days'],
])('%i milliseconds are told as %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words)
})
