import { describe, expect, it } from 'vitest'
import {
  daysOf,
  isWholeDay,
  timeOf,
  timePresets,
  timeWords,
} from '../../../../renderer/ui/time/time-view.ts'

const now = new Date(2026, 2, 1, 0, 30).getTime()

describe('a time of a list', () => {
  it('is today and the days before, by the calendar of this computer', () => {
    expect(timePresets.map(preset => daysOf(preset, now))).toEqual([
      { from: '2026-03-01', to: '2026-03-01' },
      { from: '2026-02-28', to: '2026-02-28' },
      { from: '2026-02-23', to: '2026-03-01' },
      { from: '2026-03-01', to: '2026-03-31' },
      { from: '2026-02-01', to: '2026-02-28' },
    ])
  })

  it('is what was typed, with one end or both', () => {
    expect(daysOf(timeOf('2026-01-05', ''), now)).toEqual({ from: '2026-01-05' })
    expect(daysOf(timeOf('', '2026-01-05'), now)).toEqual({ to: '2026-01-05' })
    expect(timeOf('', '')).toBe('')
  })

  it.each(['', 'next-month', '2026-02-30..', '2026-01-05..2026-01-04', '..', 'x..y'])(
    'is any time when it is none (%s)',
    time => {
      expect(daysOf(time, now)).toEqual({})
      expect(timeWords(time, now)).toBe('Any time')
    },
  )

  it('has no day whose year is still being typed', () => {
    const typing = ['0002-11-05', '0020-11-05', '0202-11-05', '2026-11-05']
    expect(typing.filter(isWholeDay)).toEqual(['2026-11-05'])
  })

  it('reads in words', () => {
    expect(timeWords('last-month', now)).toBe('Last month')
    expect(timeWords('2026-01-05..2026-01-09', now)).toBe('5 Jan – 9 Jan')
    expect(timeWords('2026-01-05..2026-01-05', now)).toBe('5 Jan')
    expect(timeWords('2025-12-05..', now)).toBe('From 5 Dec 2025')
    expect(timeWords('..2026-01-05', now)).toBe('Until 5 Jan')
  })
})
