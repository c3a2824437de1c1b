import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { cleanCell } from '../../shared/imports/clean.ts'
import { cutRows, separators } from '../../shared/imports/cut.ts'
import { doubtSentence, noteSentence } from '../../shared/imports/table.ts'
import { isKnownTitle, readAtOnce, tableIn } from '../support/order-files.ts'

const titles = ['Customer e-mail', 'Domains', 'Prefix 1', 'API key', 'Notes']
/** Signs that files are made of, each often. */
const sign = fc.constantFrom(...'abk1 ,;|\t"\'\\=#\n\r\u00a0\u200bü€@.-'.split(''))
const noise = fc.array(sign, { maxLength: 200 }).map(signs => signs.join(''))
/** Several lines with as many separators as a row has: such a cell is doubted, not read. */
const looksLikeRows = (text: string) =>
  text.includes('\n') && [',', ';'].some(one => text.split(one).length >= titles.length)
const word = fc
  .string({ unit: fc.constantFrom(...'abcxyz ,;"\n.-ü'.split('')), maxLength: 12 })
  .filter(text => !looksLikeRows(text))
const separator = fc.constantFrom(...separators.filter(one => one !== ''))

/** A table as a program writes it: each row with a name that nothing else has. */
const written = fc.record({
  separator,
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  isQuoted: fc.boolean(),
  rows: fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 8 }),
})

describe('whatever comes', () => {
  test('bytes are rows or a sentence, and each row has its sentences', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      noise.map(text => new TextEncoder().encode(`${titles.join()}\n${text}`)),
      noise.map(text => new TextEncoder().encode(text)),
    )
    fc.assert(
      fc.property(bytes, content => {
        const table = readAtOnce(content)
        if (!table.ok) {
          expect(table.failure).toMatch(/\.$/)
          return
        }
        for (const note of table.value.notes) expect(noteSentence(note)).toMatch(/\.$/)
        const numbers = table.value.rows.map(row => row.number)
        expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other))
        for (const { doubts } of table.value.rows)
          for (const doubt of doubts)
            expect(doubtSentence(doubt, table.value.titles)).toMatch(/\.$/)
      }),
      { numRuns: 300 },
    )
  })

  test('each sign of a text is cut into one cell, or parts two', () => {
    fc.assert(
      fc.property(noise, separator, fc.boolean(), (text, separator, isEscaped) => {
        const rows = [...cutRows(text, { separator, isEscaped, width: 5 })]
        const isSaid = (one: string) => /[a-z0-9@ü€]/.test(one)
        const cut = rows.flatMap(row => Array.from(row.cells.join('')).filter(isSaid))

        expect(cut.join('')).toBe(Array.from(text).filter(isSaid).join(''))
      }),
      { numRuns: 300 },
    )
  })

  test('a line is never part of the row of another without a word', () => {
    const line = fc.array(fc.constantFrom('x', '"x', 'x"', '"x"', '"', '""', 'x""x', '"x"x'), {
      minLength: 5,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), lines => {
        const text = [titles, ...lines.map((cells, at) => [`row${at}`, ...cells.slice(1)])]
          .map(cells => cells.join(','))
          .join('\n')
        const { rows } = tableIn(text, { isKnownTitle })

        for (const { cells, doubts } of rows)
          if (/\n/.test(cells.join()) && cells.join().match(/row\d/g)?.length !== 1)
            expect(doubts).not.toEqual([])
        const found = rows.flatMap(({ cells }) => cells.join().match(/row\d+/g) ?? [])
        expect(found).toEqual(lines.map((_, at) => `row${at}`))
      }),
      { numRuns: 300 },
    )
  })
})

test('a table that a program has written comes back as it was', () => {
  fc.assert(
    fc.property(written, ({ separator, lineEnd, isQuoted, rows }) => {
      const table = rows.map((row, at) => [`a${at}@b.example`, ...row, `end${at}`])
      const text = Papa.unparse([titles, ...table], {
        delimiter: separator,
        newline: lineEnd,
        quotes: isQuoted,
      })
      const read = tableIn(text)

      expect(read.titles).toEqual(titles)
      expect(read.rows.map(({ cells }) => cells)).toEqual(
        table.map(cells => cells.map(cleanCell)),
      )
    }),
    { numRuns: 300 },
  )
})

describe('time grows with the file alone', () => {
  const start = `${titles.join()}\n`

  test.each([
    ['quotes on one line', '"a"b,'],
    ['a quote on each line', 'a,b,c,d,"x\n'],
    ['quotes that end lines', 'a,b,c,d,"\n'],
    ['doubled quotes', '""x\n'],
    ['quotes and spaces', '" '],
    ['backslashes', '\\\\"'],
    ['separators', ','],
    ['empty lines', '\n'],
    ['names', 'a.'],
  ])('for %s', (_, part) => {
    const timeOf = (length: number) => {
      const text = start + part.repeat(length / part.length)
      const began = process.threadCpuUsage()
      readAtOnce(text)
      const { user } = process.threadCpuUsage(began)
      return user / 1000
    }
    timeOf(20_000)

    // ten times the text; quadratic reading would take a hundred times as long
    expect(timeOf(400_000)).toBeLessThan(30 * Math.max(timeOf(40_000), 10))
  })
})
