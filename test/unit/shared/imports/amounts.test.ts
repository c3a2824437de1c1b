import { describe, expect, test } from 'vitest'
import { numberStyleOf, readAmount, readCount } from '../../../../shared/imports/amounts.ts'

describe('the style of a column', () => {
  test.each([
    [['1.234,50 €', '1.200'], 'comma'],
    [['1,200.00', '$120'], 'point'],
    [['120,50'], 'comma'],
    [['1.200.000'], 'comma'],
    [['120', '1.200', ''], null],
    [['120,50', '120.50'], null],
  ])('of %j is %j', (cells, style) => {
    expect(numberStyleOf(cells)).toBe(style)
  })
})

describe('an amount', () => {
  test.each([
    ['120', null, 120],
    ['1.234,50 €', null, 1234.5],
    ['€ 1,234.50', null, 1234.5],
    ['1’200.50 CHF', null, 1200.5],
    ['1 200,50', null, 1200.5],
    ['120,-', null, 120],
    ['1.200', 'comma', 1200],
    ['1,200', 'point', 1200],
  ] as const)('such as %s in style %j is %d', (text, style, amount) => {
    expect(readAmount(text, style)).toMatchObject({ kind: 'amount', amount })
  })

  test.each([
    ['120 USD', 'USD'],
    ['EUR 120', 'EUR'],
    ['120€', 'EUR'],
    ['£120', 'GBP'],
    ['120', undefined],
  ])('of %s is in %s', (text, currency) => {
    expect(readAmount(text, null)).toEqual({
      kind: 'amount',
      amount: 120,
      ...(currency !== undefined && { currency }),
    })
  })

  test.each([
    ['1.200', null],
    ['1,200', 'comma'],
    ['1.2.3', null],
    ['-5', null],
    ['about 120', null],
    ['120 per month', null],
    ['$120', null],
  ] as const)('such as %s in style %j is asked about', (text, style) => {
    expect(readAmount(text, style).kind).toBe('unclear')
  })

  test('in dollars is whose dollars the row says', () => {
    expect(readAmount('$120', null, 'cad')).toEqual({ kind: 'amount', amount: 120 })
  })

  test('that is not there is none', () => {
    expect(readAmount(' ', null)).toEqual({ kind: 'none' })
  })
})

test.each([
  ['2', 2],
  ['2.0', 2],
  ['2,00', 2],
  ['2.5', null],
  ['two', null],
  ['', null],
])('a count of %j is %j', (text, count) => {
  expect(readCount(text)).toBe(count)
})
