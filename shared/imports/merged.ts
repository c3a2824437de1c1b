import { kindOf } from './kinds.ts'

type Cells = readonly string[]

/** Rows that leave cells empty which a row above them has, as merged cells are saved. */
export type Followers = {
  /** Position of a row, from 0 → cells of the first row of its group. */
  readonly leaders: ReadonlyMap<number, Cells>
  /** Columns that such rows leave empty. */
  readonly columns: readonly number[]
}

/** Rows between two pauses in which others work. */
const sliceRows = 200

/**
 * Finds groups of merged cells. A group begins with each row that fills the first column that the
 * first row fills; or, when all rows fill it, the column of its address. Other rows belong to the
 * group above when they leave most cells empty, or repeat most of those that they fill.
 */
export function* findFollowers(rows: readonly Cells[]): Generator<undefined, Followers> {
  const leaders = new Map<number, Cells>()
  const columns = new Set<number>()
  let leader = rows[0] ?? []
  const first = leader.findIndex(cell => cell !== '')
  const isList = rows.every(cells => isFilled(cells, first))
  const lead = isList ? leader.findIndex(cell => kindOf(cell) === 'email') : first
  if (lead === -1) return { leaders, columns: [] }
  for (const [at, cells] of rows.entries()) {
    if (at % sliceRows === 0) yield
    // rows with the same first cell already belong together
    const isNamed = isList && cells[first] === leader[first]
    if (at === 0 || isNamed || isFilled(cells, lead) || !follows(cells, leader)) {
      leader = cells
      continue
    }
    leaders.set(at, leader)
    for (const [column, cell] of leader.entries())
      if (cell !== '' && !isFilled(cells, column)) columns.add(column)
  }
  return { leaders, columns: [...columns].sort((one, other) => one - other) }
}

/** The cells of a row, empty ones of these columns filled from the group's first row. */
export function filledFrom(cells: Cells, leader: Cells, columns: readonly number[]): Cells {
  const length = Math.max(cells.length, ...columns.map(column => column + 1))
  return Array.from({ length }, (_, column) => {
    const cell = cells[column] ?? ''
    return cell === '' && columns.includes(column) ? (leader[column] ?? '') : cell
  })
}

const isFilled = (cells: Cells, column: number) => (cells[column] ?? '') !== ''

function follows(cells: Cells, leader: Cells): boolean {
  let [filled, same, ofLeader] = [0, 0, 0]
  for (const [column, cell] of cells.entries()) {
    if (cell === '') continue
    filled += 1
    if (cell === leader[column]) same += 1
  }
  for (const cell of leader) if (cell !== '') ofLeader += 1
  return same * 2 >= filled || filled * 2 <= ofLeader
}
