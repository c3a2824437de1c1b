import { type CutRow, type Separator, separators, separatorsIn } from './cut.ts'
import { type Kind, kindOf } from './kinds.ts'
import type { Doubt } from './table.ts'

/** So many rows Excel writes with as many cells as the longest of them has. */
const blockRows = 16

/** Whether a row with fewer cells than titles is only one whose last cells are empty. */
export function shortRows(cut: readonly CutRow[]): (row: CutRow) => boolean {
  const blocks = new Map<number, { length: number; rows: number; isFull: boolean } | null>()
  const blockOf = ({ number }: CutRow) => Math.floor((number - 1) / blockRows)
  for (const row of cut) {
    const { cells } = row
    const isFull = cells.at(-1) !== ''
    const block = blocks.get(blockOf(row))
    if (block === undefined) blocks.set(blockOf(row), { length: cells.length, rows: 1, isFull })
    else if (block === null || block.length !== cells.length) blocks.set(blockOf(row), null)
    else {
      block.rows += 1
      block.isFull ||= isFull
    }
  }
  return row => {
    const block = blocks.get(blockOf(row))
    return block !== undefined && block !== null && block.rows > 1 && block.isFull
  }
}

/** Doubts about the number of a row's cells; `width` is the number of titles. */
export function lengthDoubts(
  row: CutRow,
  width: number,
  separator: Separator,
  isShort: (row: CutRow) => boolean,
): readonly Doubt[] {
  const { cells } = row
  const last = cells.findLastIndex(cell => cell !== '') + 1
  if (last > width) return [{ code: 'too-many-cells' }]
  if (cells.length >= width || isShort(row)) return []
  const [cell = ''] = cells
  const other = separators.find(
    sign => sign !== '' && sign !== separator && cell.split(sign).length > width / 2,
  )
  const isOther = last === 1 && width > 2 && other !== undefined
  return [{ code: isOther ? 'other-separator' : 'too-few-cells' }]
}

/** Whether lines inside a cell are cut as rows are; lists of domains or addresses are not. */
export function containsRow(cell: string, separator: Separator, width: number): boolean {
  if (width < 2 || !cell.includes('\n')) return false
  return cell
    .split('\n')
    .some(line => separatorsIn(line, separator) > 0 && !isList(line.split(separator)))
}

function isList(parts: readonly string[]): boolean {
  const filled = parts.map(part => part.trim()).filter(part => part !== '')
  return (['domains', 'email'] as const).some(kind => filled.every(one => kindOf(one) === kind))
}

type Column = { readonly filled: number; readonly kinds: ReadonlyMap<Kind, number> }

/** Rows between two pauses in which others work. */
const sliceRows = 30

/** Counts the kinds of cells in each column. */
export function* columnsOf(
  rows: readonly (readonly string[])[],
): Generator<undefined, readonly Column[]> {
  const columns: { filled: number; kinds: Map<Kind, number> }[] = []
  for (const [index, cells] of rows.entries()) {
    if (index % sliceRows === 0) yield
    for (const [at, cell] of cells.entries()) {
      if (cell === '') continue
      const column = (columns[at] ??= { filled: 0, kinds: new Map() })
      column.filled += 1
      const kind = kindOf(cell)
      if (kind !== null) column.kinds.set(kind, (column.kinds.get(kind) ?? 0) + 1)
    }
  }
  return columns
}

const tellingKinds: ReadonlySet<Kind> = new Set(['email', 'domains', 'key'])

/** Whether a cell is of a kind that its column hardly has: its row may be shifted. */
export function isStranger(cell: string, column: Column | undefined): boolean {
  const kind = kindOf(cell)
  if (kind === null || !tellingKinds.has(kind) || column === undefined) return false
  return column.filled > 2 && (column.kinds.get(kind) ?? 0) * 3 <= column.filled
}
