import { expect, test } from 'vitest'
import type { NumberStyle } from '../../../../shared/imports/amounts.ts'
import { formOfCells } from '../../../../shared/imports/orders/form-of-cells.ts'
import { usualChoices } from './usual-choices.ts'

const read = (amount: string, style: NumberStyle | null, currency = '') => {
  const { values, problems } = formOfCells({ amount, currency }, usualChoices, [], style)
  return problems.amount ?? [values.amount, values.currency]
}

test.each([
  ['120', null, [120, '']],
  ['1.200,50 €', null, [1200.5, 'EUR']],
  ['1.200', 'comma', [1200, '']],
  ['1.200', null, expect.stringContaining('thousands or a fraction')],
  ['$120', null, expect.stringContaining('several currencies')],
  ['a lot', null, expect.stringContaining('not an amount')],
] as const)('an amount of %j in a file of style %j is read as %j', (text, style, value) => {
  expect(read(text, style)).toEqual(value)
})

test('a sign of several currencies is told by the column of currencies', () => {
  expect(read('$120', null, 'USD')).toEqual([120, 'USD'])
})
