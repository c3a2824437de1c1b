import { afterEach, expect, test } from 'vitest'
import { formOfCells } from '../../../../renderer/features/import/form-of-cells.ts'
import { setLocale } from '../../../../shared/locale.ts'
import { usualChoices } from './usual-choices.ts'

afterEach(() => setLocale('en-GB'))

const read = (amount: string) => {
  const { values, problems } = formOfCells({ amount }, usualChoices, [])
  return problems.amount ?? values.amount
}
const asked = expect.stringMatching(/^Enter a number, such as 120[.,]50\.$/)

test.each([
  ['en-GB', '120', 120],
  ['en-GB', '1,200.50', 1200.5],
  ['en-GB', '1200,5', 1200.5],
  ['en-GB', '1.200', asked],
  ['de-DE', '1.200,50', 1200.5],
  ['de-DE', '1200.50', 1200.5],
  ['de-DE', '1.200', 1200],
  ['de-DE', '1,200', asked],
  ['fr-FR', '1 200,50', 1200.5],
  ['en-GB', 'a lot', asked],
  ['en-GB', '-5', asked],
])('in %s an amount of %j is read as %j', (locale, text, value) => {
  setLocale(locale)

  expect(read(text)).toEqual(value)
})
