import { describe, expect, test } from 'vitest'
import {
  daysUntil,
  endOfDays,
  expiryTrouble,
  noticeSentence,
} from '../../../../shared/renewals/renewal.ts'

const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime()

describe('days until a registration ends', () => {
  const now = at(2026, 12, 1, 23, 30)

  test.each([
    [at(2026, 12, 1, 23, 59), 0],
    [at(2026, 12, 2, 0, 1), 1],
    [at(2026, 12, 31, 23, 59), 30],
    [at(2027, 1, 1), 31],
    [at(2026, 11, 30, 23, 59), -1],
    // over the change of summer time
    [at(2027, 6, 1), 182],
  ])('are those of the calendar here (%s)', (time, days) => {
    expect(daysUntil(time, now)).toBe(days)
  })

  test('"within 30 days" ends with the thirtieth day', () => {
    expect(endOfDays(now, 30)).toBe(at(2027, 1, 1))
    expect(daysUntil(endOfDays(now, 30) - 1, now)).toBe(30)
  })
})

test.each([
  [{ expired: 0, withinLast: 0, withinFirst: 1 }, '1 domain expires within 30 days'],
  [
    { expired: 0, withinLast: 1, withinFirst: 3 },
    '4 domains expire within 30 days, 1 of them within 7',
  ],
  [
    { expired: 1, withinLast: 2, withinFirst: 0 },
    '2 domains expire within 7 days; 1 domain has expired',
  ],
  [{ expired: 1200, withinLast: 0, withinFirst: 0 }, '1,200 domains have expired'],
])('a notice counts each domain once', (counts, sentence) => {
  expect(noticeSentence(counts)).toBe(sentence)
})

test('why a date is not known is told, and why an old one was not read again', () => {
  const now = Date.parse('2026-12-10T00:00:00Z')
  const read = { expiresAt: '2027-01-01T00:00:00Z', trouble: 'no-keys' } as const

  expect(expiryTrouble({ trouble: 'not-listed' }, now)).toBe('not-listed')
  const from = (source: 'spaceship' | 'rdap', readAt: string) =>
    expiryTrouble({ ...read, source, readAt }, now)
  expect(from('rdap', '2026-12-03T00:00:00Z')).toBeUndefined()
  expect(from('rdap', '2026-12-01T00:00:00Z')).toBe('no-keys')
  expect(from('spaceship', '2026-12-09T00:00:00Z')).toBeUndefined()
  expect(from('spaceship', '2026-12-07T00:00:00Z')).toBe('no-keys')
})
