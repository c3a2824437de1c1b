import type { CutRow, Separator } from './cut.ts'
import { cellDoubts } from './kinds.ts'
import { filledFrom, findFollowers } from './merged.ts'
import { columnsOf, containsRow, isStranger, lengthDoubts, shortRows } from './shape-rows.ts'
import type { SortedRow } from './sort-rows.ts'
import type { Doubt, TableRow } from './table.ts'

type Frame = {
  /** Columns of the file, from 0, that have a title or anything below it. */
  readonly columns: readonly number[]
  readonly titles: readonly string[]
  /** Cells of the row of titles, empty ones too. */
  readonly width: number
  readonly separator: Separator
  /** Every row of the file. */
  readonly cut: readonly CutRow[]
}

type Doubted = {
  readonly rows: readonly TableRow[]
  /** Columns that staff are asked about, as in `Table`. */
  readonly mergedColumns: readonly number[]
}

/** Rows between two pauses in which others work. */
const sliceRows = 15
/** Rows between two pauses where cells are only copied. */
const copiedRows = 200

/** The rows with the columns of the frame alone, each with everything doubtful about it. */
export function* doubtRows(
  sorted: readonly SortedRow[],
  { columns, titles, width, separator, cut }: Frame,
  fillDown: readonly number[] | undefined,
): Generator<undefined, Doubted> {
  const raw: (readonly string[])[] = []
  for (const { row } of sorted) {
    raw.push(cellsOf(row.cells, columns, titles.length))
    if (raw.length % copiedRows === 0) yield
  }
  const { leaders, columns: followed } = yield* findFollowers(raw)
  const isAsked = fillDown === undefined && followed.length > 0
  yield
  const shapes = yield* columnsOf(raw)
  yield
  const isShort = shortRows(cut)
  const at = new Map(columns.map((column, index) => [column, index]))
  const rows: TableRow[] = []
  for (const [index, { row, doubts: own }] of sorted.entries()) {
    const leader = leaders.get(index)
    const before = raw[index] ?? []
    const cells =
      leader === undefined || fillDown === undefined
        ? before
        : filledFrom(before, leader, fillDown)
    const doubts: Doubt[] = [...own]
    for (const { code, column } of row.troubles) {
      const shown = at.get(column)
      doubts.push(shown === undefined ? { code } : { code, column: shown })
    }
    const length = lengthDoubts(row, width, separator, isShort)
    doubts.push(...length)
    if (isAsked && leader !== undefined) doubts.push({ code: 'merged-cells' })
    for (const [column, cell] of cells.entries()) {
      doubts.push(...cellDoubts(cell, column))
      if (containsRow(cell, separator, width)) doubts.push({ code: 'contains-row', column })
      else if (length.length === 0 && isStranger(cell, shapes[column]))
        doubts.push({ code: 'shifted', column })
    }
    rows.push({ number: row.number, cells, doubts })
    if (rows.length % sliceRows === 0) yield
  }
  return { rows, mergedColumns: isAsked ? followed : [] }
}

/** At least `least` cells, and all that are filled. */
function cellsOf(cells: readonly string[], columns: readonly number[], least: number) {
  const all = columns.map(column => cells[column] ?? '')
  return all.slice(0, Math.max(least, all.findLastIndex(cell => cell !== '') + 1))
}
