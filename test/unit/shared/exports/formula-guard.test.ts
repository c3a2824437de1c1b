import * as fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import {
  looksLikeFormula,
  withGuard,
  withoutGuard,
} from '../../../../shared/exports/formula-guard.ts'

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
  ['a;=1', true],
  ['a;"=1+1;b', true],
  ['a;"" "=1', true],
  ['a;"b=1', false],
  ['Jo =1', false],
  ['jo@acme.com', false],
  ['', false],
])('%j looks like a formula: %s', (text, expected) => {
  expect(looksLikeFormula(text)).toBe(expected)
  expect(withGuard(text) === text).toBe(!expected && !text.startsWith("'"))
})

const signs = `=+-@\uff1d\ufe66' \u00a0\u200b\u202e\t\r\n;,"""a1`
const text = fc
  .array(fc.constantFrom(...signs.split('')), { maxLength: 12 })
  .map(found => found.join(''))

it('the guard comes off again', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), cell => {
      expect(withoutGuard(withGuard(cell))).toBe(cell)
    }),
    { numRuns: 4_000 },
  )
})

/** As spreadsheets read a file: quotes count where a cell begins with one. */
function cellsOf(file: string, separator: string): string[] {
  const cells: string[] = []
  let [cell, at] = ['', 0]
  while (at <= file.length) {
    if (cell === '' && file[at] === '"') {
      for (at += 1; at < file.length; at += 1)
        if (file[at] !== '"') cell += file[at]
        else if (file[at + 1] === '"') cell += file[(at += 1)]
        else break
      at += 1
    }
    while (at < file.length && !`${separator}\r\n`.includes(file[at] ?? '')) cell += file[at++]
    cells.push(cell)
    cell = ''
    at += 1
  }
  return cells
}

it.each([',', ';', '\t'])('nothing computes in a file that is cut by %j', separator => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 3 }), rows => {
      const guarded = rows.map(row => row.map(withGuard))
      const file = Papa.unparse(guarded, { newline: '\r\n', escapeFormulae: false })
      for (const cell of cellsOf(file, separator))
        expect(cell).not.toMatch(/^[\s\u200b\u202e]*[=+@\-\uff1d\ufe66]/)
    }),
    { numRuns: 4_000 },
  )
})

it('a large cell costs no time', () => {
  const started = performance.now()
  for (const piece of [' ', "'", '"', ';', ';"', ' ;', '\n '])
    expect(withoutGuard(withGuard(piece.repeat(200_000)))).toHaveLength(200_000 * piece.length)
  expect(performance.now() - started).toBeLessThan(2_000)
})
