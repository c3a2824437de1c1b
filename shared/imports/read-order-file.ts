import { fail, ok, type Result } from '../border/result.ts'
import { withoutGuard } from '../exports/formula-guard.ts'
import { reordersText } from '../text/hidden-signs.ts'
import { numberText } from '../text/locale.ts'
import { cleanCell } from './clean.ts'
import { type CutRow, type Cutting, cutRows } from './cut.ts'
import { decode } from './decode.ts'
import { doubtRows } from './doubt-rows.ts'
import { maxImportBytes, maxImportColumns, maxImportRows } from './import.ts'
import { joinDomains } from './join-domains.ts'
import { findLayout, type Layout } from './layout.ts'
import { sortRows } from './sort-rows.ts'
import type { Note, ReadOptions, Table } from './table.ts'
import { noTitles, tableText, tooLarge } from './table-text.ts'
import { reasonTitle } from './titles.ts'

/** A reading yields after every few milliseconds of work, so that others may run. */
export type Reading = Generator<undefined, Result<Table, string>>

/** Reads the rows of a file with their doubts; fails with a sentence for staff. Never throws. */
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

/** As `readOrderFile`, of pasted text. */
export function* readOrderText(name: string, text: string, options: ReadOptions = {}): Reading {
  const plain = tableText(text)
  if (!plain.ok) return plain
  const layout = yield* findLayout(plain.value, options)
  if (layout === null) return fail(noTitles)
  const whole = yield* cutAll(layout)
  if (whole === null) return fail(tooMany)
  const { rows: cut, reordered } = whole
  const sorted = yield* sortRows(cut, layout.titleRow, options)
  if (sorted.rows.length === 0) return fail('There are titles, but no rows below them.')
  if (sorted.rows.length > maxImportRows) return fail(tooMany)
  yield
  const { columns } = sorted
  if (columns.length > maxImportColumns)
    return fail(
      `The file has ${numberText(columns.length)} columns; one import takes ${numberText(maxImportColumns)}. Remove those that are not needed.`,
    )
  const titles = columns.flatMap(column => sorted.titles[column] ?? [])
  const { rows, mergedColumns } = yield* doubtRows(
    sorted.rows,
    { columns, titles, width: sorted.titles.length, separator: layout.separator, cut },
    options.fillDown,
  )
  const notes: Note[] = [...sorted.notes]
  if (reordered.length > 0) notes.push({ code: 'reordered-text', rows: reordered })
  const width = cut.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (width > maxImportColumns)
    notes.unshift({ code: 'empty-columns', count: width - columns.length })
  if (layout.isCutTwice) notes.unshift({ code: 'cut-twice' })
  const head = cut.filter(({ cells }) => cells.some(cell => cell !== '')).slice(0, headRows)
  return ok({
    name,
    titleRow: layout.titleRow,
    ...joinDomains({ titles, rows, notes, mergedColumns }),
    head: head.map(({ number, cells }) => ({
      number,
      cells: cells.slice(0, maxImportColumns),
    })),
  })
}

/** So many of the first rows are shown to staff to choose the titles among. */
const headRows = 30

const tooMany = `The file has more than ${numberText(maxImportRows)} rows. Split it.`
/** Cells between two pauses in which others work. */
const sliceCells = 500
/** Cutting ends at so many rows: orders, and what may be between them. */
const mostRows = maxImportRows * 2

type CutText = {
  /** Every row but empty ones; cells are clean. */
  readonly rows: readonly CutRow[]
  /** Numbers of the rows that had signs which reorder text. */
  readonly reordered: readonly number[]
}

/** null: too many rows for an import. */
function* cutAll(layout: Layout): Generator<undefined, CutText | null> {
  const { text, separator, titleRow } = layout
  let titles: readonly string[] = []
  for (const row of cutRows(text, { separator })) {
    if (row.number === titleRow) titles = row.cells
    if (row.number >= titleRow) break
  }
  const width = titles.length
  // a file of refused rows has a guard before what a spreadsheet would compute
  const read = titles.map(cleanCell).includes(reasonTitle)
    ? (cell: string) => cleanCell(withoutGuard(cell))
    : cleanCell
  const once = yield* cutBy(text, { separator, width }, read)
  if (once === null || !text.includes('\\"') || troublesOf(once) === 0) return once
  // some programs write a quote inside a cell as \"
  const escaped = yield* cutBy(text, { separator, width, isEscaped: true }, read)
  return escaped !== null && troublesOf(escaped) < troublesOf(once) ? escaped : once
}

function* cutBy(
  text: string,
  cutting: Cutting,
  read: (cell: string) => string,
): Generator<undefined, CutText | null> {
  const rows: CutRow[] = []
  const reordered: number[] = []
  const mayReorder = reordersText.test(text)
  let pause = sliceCells
  for (const row of cutRows(text, cutting)) {
    pause -= row.cells.length
    if (pause < 0) {
      pause = sliceCells
      yield
    }
    const cells = row.cells.map(read)
    if (cells.length === 1 && cells[0] === '') continue
    rows.push({ ...row, cells })
    if (mayReorder && row.cells.some(cell => reordersText.test(cell)))
      reordered.push(row.number)
    if (rows.length > mostRows) return null
  }
  return { rows, reordered }
}

const troublesOf = ({ rows }: CutText) =>
  rows.reduce((sum, { troubles }) => sum + troubles.length, 0)
