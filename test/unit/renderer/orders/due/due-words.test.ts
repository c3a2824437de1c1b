import { describe, expect, it } from 'vitest'
import { dueWords } from '../../../../../renderer/orders/due/due-words.ts'

/** A time of this computer's day, such as `2026-11-03 14:00`. */
const at = (local: string) => new Date(local.replace(' ', 'T')).toISOString()
const now = Date.parse(at('2026-11-03 14:00'))
const due = (local: string) =>
  dueWords({ status: 'in-progress', dueAt: at(local), completedAt: null }, now)

describe('an open order', () => {
  it.each([
    ['2026-11-03 20:30', 'Due today 20:30', 'today 20:30', 'ahead'],
    ['2026-11-04 14:00', 'Due tomorrow 14:00', 'tomorrow 14:00', 'ahead'],
    ['2026-11-05 09:00', 'Due Thu, 5 Nov, 09:00', '5 Nov', 'ahead'],
    ['2027-01-05 09:00', 'Due 5 Jan 2027, 09:00', '5 Jan 2027', 'ahead'],
    ['2026-11-03 17:30', 'Due in 3 h', 'in 3 h', 'soon'],
    ['2026-11-03 14:00', 'Due in 1 min', 'in 1 min', 'soon'],
    ['2026-11-03 13:59', '1 min late', '1 min late', 'late'],
    ['2026-11-03 11:00', '3 h late', '3 h late', 'late'],
    ['2026-10-20 11:00', '14 days late', '14 days late', 'late'],
  ])('due %s reads “%s”', (local, words, short, tone) => {
    expect(due(local)).toEqual({ words, short, tone })
  })
})

describe('a completed order', () => {
  it.each([
    ['2026-11-03 19:00', 'Completed 5 h before its promise', '5 h early'],
    ['2026-11-03 11:00', 'Completed 3 h late', '3 h late'],
  ])('promised for %s reads “%s”', (local, words, short) => {
    const completedAt = new Date(now).toISOString()
    const order = { status: 'completed', dueAt: at(local), completedAt } as const
    expect(dueWords(order, now + 1e9)).toEqual({ words, short, tone: 'kept' })
  })
})

it.each(['reject', 'cancelled'] as const)('says nothing of an order in %s', status => {
  expect(dueWords({ status, dueAt: at('2026-11-01 14:00'), completedAt: null }, now)).toBeNull()
})

it('says nothing where nothing was promised', () => {
  expect(dueWords({ status: 'pending', completedAt: null }, now)).toBeNull()
})
