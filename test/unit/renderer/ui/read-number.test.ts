import { afterEach, expect, test } from 'vitest'
import {
  countProblem,
  numberAsTyped,
  readNumber,
} from '../../../../renderer/ui/form/read-number.ts'
import { amountProblem } from '../../../../shared/plans/price.ts'
import { setLocale } from '../../../../shared/text/locale.ts'

afterEach(() => setLocale('en-GB'))

test.each([
  ['-3', -3],
  ['1.5', 1.5],
  ['1,5', 1.5],
  [' 12 ', 12],
  ['', ''],
])('%j is read as %j', (typed, value) => {
  expect(readNumber(typed)).toBe(value)
})

test.each(['1e3', '1.000.000', '12a', '.', '--1', '0x10'])(
  '%s stays as it was typed',
  typed => {
    expect(readNumber(typed)).toBe(typed)
  },
)

test('an amount has two decimals at most', () => {
  for (const good of ['', 0, -3, 3.5, 1.15, 0.07]) expect(amountProblem(good)).toBeUndefined()
  for (const bad of [3.555, '1e3']) expect(amountProblem(bad)).toContain('such as 3.50')
})

test('a count is a whole number', () => {
  for (const good of ['', 0, -1, 12]) expect(countProblem(good)).toBeUndefined()
  for (const bad of [1.5, '1e3']) expect(countProblem(bad)).toContain('a whole number')
})

test('numbers are shown and asked for with the sign of the locale', () => {
  setLocale('de-DE')

  expect(numberAsTyped(3.5)).toBe('3,5')
  expect(readNumber(numberAsTyped(3.5))).toBe(3.5)
  expect(amountProblem(3.555)).toContain('such as 3,50')
})
