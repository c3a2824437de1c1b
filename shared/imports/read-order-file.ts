import { maxImportBytes, maxImportColumns, maxImportRows } from '../import.ts'
import { numberText } from '../locale.ts'
import { fail, ok, type Result } from '../result.ts'
import { cleanCell } from './clean.ts'
import { type CutRow, type Cutting, cutRows } from './cut.ts'
import { decode } from './decode.ts'
import { doubtRows } from './doubt-rows.ts'
import { findLayout, type Layout } from './layout.ts'
import { type SortedRows, sortRows } from './sort-rows.ts'
import type { Note, ReadOptions, Table } from './table.ts'

/** Runs to its end when it is not interrupted: each pause is a few milliseconds of work. */
export type Reading = Generator<undefined, Result<Table, string>>

/** Bytes in, rows and their doubts out, or a sentence that says why there are none. Never throws. */
export function* readOrderFile(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Reading {
  if (bytes.length > maxImportBytes) return fail(tooLarge)
  const decoded = yield* decode(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  const table = yield* readOrderText(name, text, options)
  if (!table.ok || encoding === undefined) return table
  return ok({ ...table.value, notes: [{ code: 'encoding', encoding }, ...table.value.notes] })
}

/** The same of text that was pasted. */
export function* readOrderText(name: string, text: string, options: ReadOptions = {}): Reading {
  if (text.length > maxImportBytes) return fail(tooLarge)
  if (text.includes('\0')) return fail('This is not a text file. Save the sheet as CSV.')
  if (/^\s*(?:<[!?a-z]|\{\\rtf)/i.test(text)) return fail(otherText)
  const plain = text.replace(/^\ufeff/, '')
  if (!/[^\s,;|"]/.test(plain)) return fail('The file is empty.')
  const layout = yield* findLayout(plain, options)
  if (layout === null) return fail(noTitles)
  const cut = yield* cutAll(layout)
  const sorted = yield* sortRows(cut, layout.titleRow, options)
  if (sorted.rows.length === 0) return fail('There are titles, but no rows below them.')
  if (sorted.rows.length > maxImportRows)
    return fail(
      `The file has ${numberText(sorted.rows.length)} rows; one import takes ${numberText(maxImportRows)}. Split it.`,
    )
  yield
  const kept = keptColumns(sorted)
  if (kept.length > maxImportColumns)
    return fail(
      `The file has ${numberText(kept.length)} columns; one import takes ${numberText(maxImportColumns)}. Remove those that are not needed.`,
    )
  const titles = kept.flatMap(column => sorted.titles[column] ?? [])
  const { rows, mergedColumns } = yield* doubtRows(
    sorted.rows,
    { kept, titles, width: sorted.titles.length, separator: layout.separator, cut },
    options.fillDown,
  )
  const notes: Note[] = [...sorted.notes]
  const width = cut.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > maxImportColumns)
    notes.unshift({ code: 'empty-columns', count: width - kept.length })
  if (layout.isCutTwice) notes.unshift({ code: 'cut-twice' })
  const head = cut.filter(({ cells }) => cells.some(cell => cell !== '')).slice(0, headRows)
  return ok({
    name,
    titles,
    titleRow: layout.titleRow,
    rows,
    notes,
    mergedColumns,
    head: head.map(({ number, cells }) => ({
      number,
      cells: cells.slice(0, maxImportColumns),
    })),
  })
}

/** Rows among which staff look for the titles. */
const headRows = 30

/** Columns, from 0, that have a title or anything below it. */
function keptColumns({ titles, rows }: SortedRows): readonly number[] {
  const used = new Set(titles.flatMap((title, at) => (title === '' ? [] : [at])))
  for (const { row } of rows)
    for (const [at, cell] of row.cells.entries()) if (cell !== '') used.add(at)
  return [...used].sort((one, other) => one - other)
}

const tooLarge = 'The file is larger than 5 MB. Split it.'
const otherText =
  'This is a page or a letter, not a table. Open it in a spreadsheet and save it as CSV.'
const noTitles =
  'No row of titles was found: each row holds an address, a domain or a number. Add titles.'

/** Rows between two chances to let others work. */
const sliceRows = 100

/** Every row, empty ones too; cells are clean. */
function* cutAll(layout: Layout): Generator<undefined, readonly CutRow[]> {
  const { text, separator, titleRow } = layout
  let width = 0
  for (const row of cutRows(text, { separator })) {
    if (row.number === titleRow) width = row.cells.length
    if (row.number >= titleRow) break
  }
  const once = yield* cutBy(text, { separator, width })
  if (!text.includes('\\"') || troublesOf(once) === 0) return once
  // some programs write a quote inside a cell so
  const escaped = yield* cutBy(text, { separator, width, isEscaped: true })
  return troublesOf(escaped) < troublesOf(once) ? escaped : once
}

function* cutBy(text: string, cutting: Cutting): Generator<undefined, readonly CutRow[]> {
  const rows: CutRow[] = []
  for (const row of cutRows(text, cutting)) {
    rows.push({ ...row, cells: row.cells.map(cleanCell) })
    if (rows.length % sliceRows === 0) yield
  }
  return rows
}

const troublesOf = (rows: readonly CutRow[]) =>
  rows.reduce((sum, { troubles }) => sum + troubles.length, 0)
