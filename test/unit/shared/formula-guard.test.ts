import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikeFormula, withGuard, withoutGuard } from '../../../shared/formula-guard.ts'

it.each([
  ['=1+1', true],
  ['+1', true],
  ['-1', true],
  ['@SUM(A1)', true],
  ['\tx', true],
  ['\rx', true],
  ['  =1', true],
  ['\u00a0\u200b=1', true],
  ['\uff1d1', true],
  ['\uff0b1', true],
  ['\uff0d1', true],
  ['\uff201', true],
  ["'=1", false],
  ['Jo =1', false],
  ['jo@acme.com', false],
  ['', false],
])('%j looks like a formula: %s', (text, expected) => {
  expect(looksLikeFormula(text)).toBe(expected)
  expect(withGuard(text)).toBe(expected ? `'${text}` : text.replace(/^'/, "''"))
})

const text = fc
  .array(fc.constantFrom(...`=+-@\uff1d' \u00a0\u202e\t\r\n;,"a1`.split('')), { maxLength: 12 })
  .map(signs => signs.join(''))

it('nothing computes however the cell is cut, and the guard comes off again', () => {
  fc.assert(
    fc.property(text, cell => {
      const guarded = withGuard(cell)
      for (const part of guarded.split(/[;\r\n]/))
        expect(part).not.toMatch(/^[\s\u202e]*[=+@\uff1d-]/)
      expect(withoutGuard(guarded)).toBe(cell)
    }),
    { numRuns: 5_000 },
  )
})

it('a large cell costs no time', () => {
  const started = performance.now()
  for (const piece of [' ', "'", ';', ' ;', '\n '])
    expect(withoutGuard(withGuard(piece.repeat(200_000)))).toHaveLength(200_000 * piece.length)
  expect(performance.now() - started).toBeLessThan(2_000)
})
