import { numberText } from '../../../shared/locale.ts'
import { type Field, fields } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { TableRow } from './read-table.ts'

export type Cells = Readonly<Partial<Record<Field, string>>>

/** One order as the file has it, before anything is checked. */
export type FileOrder = {
  readonly key: string
  readonly rows: readonly TableRow[]
  readonly cells: Cells
  /** Fields for which its rows say different things → what to tell staff. */
  readonly mismatches: Cells
  /** Staff changed a cell. */
  readonly isMended?: boolean
  /** Staff said whether to create it although it was delivered before; absent: as for all. */
  readonly isWanted?: boolean
}

/** One row is an order, unless a column names it: then the rows of a name belong together. */
export function gatherOrders(
  rows: readonly TableRow[],
  mapping: Mapping,
): readonly FileOrder[] {
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const name = cellOf(row, mapping.orderKey).toLowerCase()
    const key = name === '' ? `row ${row.number}` : `order ${name}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups].map(([key, group]) => gather(key, group, mapping))
}

function gather(key: string, rows: readonly TableRow[], mapping: Mapping): FileOrder {
  const cells: Partial<Record<Field, string>> = {}
  const mismatches: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const column = mapping[field]
    if (column === undefined) continue
    if (field === 'domains') {
      cells.domains = rows
        .map(row => cellOf(row, column))
        .filter(text => text !== '')
        .join('\n')
      continue
    }
    const filled = rows.filter(row => cellOf(row, column) !== '')
    const [first] = filled
    if (first === undefined) continue
    const text = cellOf(first, column)
    cells[field] = text
    const other = filled.find(row => cellOf(row, column) !== text)
    if (other !== undefined)
      mismatches[field] = `Rows ${first.number} and ${other.number} differ here.`
  }
  return { key, rows, cells, mismatches }
}

function cellOf(row: TableRow, column: number | undefined): string {
  return column === undefined ? '' : (row.cells[column] ?? '')
}

/** What staff have mended wins, and settles what the rows said differently. */
export function mend(order: FileOrder, mended: Cells | undefined): FileOrder {
  if (mended === undefined) return order
  return { ...order, cells: { ...order.cells, ...mended }, mismatches: {}, isMended: true }
}

/** undefined: what is chosen for all counts. */
export function want(order: FileOrder, isWanted: boolean | undefined): FileOrder {
  return isWanted === undefined ? order : { ...order, isWanted }
}

/** "row 4", "rows 4 to 9", "4 rows from row 4" when others lie in between. */
export function rowWords({ rows }: FileOrder): string {
  const first = rows[0]?.number ?? 0
  const last = rows.at(-1)?.number ?? first
  if (rows.length === 1) return `row ${first}`
  return last - first + 1 === rows.length
    ? `rows ${first} to ${last}`
    : `${numberText(rows.length)} rows from row ${first}`
}

/** "4", "4–9", "4, …" for a narrow column. */
export function rowRange({ rows }: FileOrder): string {
  const first = rows[0]?.number ?? 0
  const last = rows.at(-1)?.number ?? first
  if (rows.length === 1) return String(first)
  return last - first + 1 === rows.length ? `${first}–${last}` : `${first}, …`
}
