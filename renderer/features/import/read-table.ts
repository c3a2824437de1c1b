import Papa from 'papaparse'
import { maxImportBytes, maxImportColumns, maxImportRows } from '../../../shared/import.ts'
import { numberText } from '../../../shared/locale.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { countOf } from '../../words.ts'

export type TableRow = {
  /** As a spreadsheet counts: the titles are row 1. */
  readonly number: number
  readonly cells: readonly string[]
}

export type Table = {
  /** Of the file; what was pasted has none. */
  readonly name: string
  readonly titles: readonly string[]
  readonly rows: readonly TableRow[]
}

/** Text of a file as spreadsheets write it: UTF-8, UTF-16 with a mark, or Windows-1252. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // not UTF-8, so the older encoding of Excel: each byte is a character there
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * What stands between the titles. Cells are no guide: lists of domains bring commas into a
 * file that is cut at semicolons.
 */
function delimiterOf(text: string): string {
  const titles = (/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map(sign => [sign, titles.split(sign).length] as const)
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

/** Titles and rows, or a sentence that says why there are none. */
export function readTable(name: string, text: string): Result<Table, string> {
  if (text.length > maxImportBytes) return fail('The file is larger than 5 MB. Split it.')
  if (text.includes('\0')) return fail('This is not a text file. Save the sheet as CSV.')
  const plain = text.replace(/^\uFEFF/, '')
  const { data } = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) })
  const filled = data
    .map((cells, at) => ({ number: at + 1, cells: cells.map(cell => cell.trim()) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
  const [titles, ...rows] = filled
  if (titles === undefined) return fail('The file is empty.')
  if (rows.length === 0) return fail('There are titles, but no rows below them.')
  const width = filled.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > maxImportColumns)
    return fail(
      `The file has ${countOf(width, 'column')}; one import takes ${maxImportColumns}. Remove those that are not needed.`,
    )
  if (rows.length > maxImportRows)
    return fail(
      `The file has ${countOf(rows.length, 'row')}; one import takes ${numberText(maxImportRows)}. Split it.`,
    )
  return ok({ name, titles: titles.cells, rows })
}
