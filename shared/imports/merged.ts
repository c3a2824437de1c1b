import { kindOf } from './kinds.ts'

type Cells = readonly string[]

/** Rows that leave empty what the row above them has, as merged cells are saved. */
export type Followers = {
  /** Position of the row → cells of the first row of its group. */
  readonly leaders: ReadonlyMap<number, Cells>
  /** Columns that such rows leave empty. */
  readonly columns: readonly number[]
}

/** Rows between two chances to let others work. */
const sliceRows = 200

/**
 * A group begins where the column is filled that the first row of all fills first; or, where each
 * row fills that one, the column of its address. Another row belongs to the group above if it
 * leaves most of its cells empty, or repeats most of what it fills itself.
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
    // rows of one name belong together as they are
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

/** The cells with those of the group's first row where they are empty. */
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
