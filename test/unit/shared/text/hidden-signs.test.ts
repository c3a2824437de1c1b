import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanCell } from '../../../../shared/imports/clean.ts'
import { withoutHidden } from '../../../../shared/text/hidden-signs.ts'
import { asLine, line } from '../../../../shared/text/line.ts'

const signs =
  'aäم\u064bശ്ក\u17b4葛한👩🏽❤1\u20e3 \n\t\u00a0\u200b\u200c\u200d\u202e\u061c\u00ad\ufeff\ufe00\ufe0f\u034f\u115f\u180b\u2800\u3164\u{e0041}\u{e0100}'
const text = fc
  .array(fc.constantFrom(...Array.from(signs)), { maxLength: 10 })
  .map(found => found.join(''))

it('a text without hidden signs is taken for a line', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), typed => {
      expect(line().safeParse(asLine(typed)).success).toBe(true)
      expect(withoutHidden(withoutHidden(typed))).toBe(withoutHidden(typed))
      const cell = cleanCell(typed).replace(/\p{Cc}/gu, ' ')
      expect(line().safeParse(cell).success).toBe(true)
    }),
    { numRuns: 3_000 },
  )
})

it('millions of hidden signs cost no time', () => {
  const started = performance.now()
  for (const piece of ['\u200c', 'م\u200c', '\u00ad', '❤\ufe0f', '1\ufe0f', '\u3164'])
    withoutHidden(piece.repeat(200_000))
  expect(performance.now() - started).toBeLessThan(2_000)
})
