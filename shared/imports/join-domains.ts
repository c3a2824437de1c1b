import type { Doubt, Table } from './table.ts'
import { plainTitle } from './titles.ts'

type Columns = Pick<Table, 'titles' | 'rows' | 'notes' | 'mergedColumns'>

/**
 * Joins numbered columns of domains, "Domain 1" and "Domain 2", or several called "Domain": each
 * has some domains of its row, so choosing one would lose the others. Returns the same table when
 * there are no such columns, or when another one is called after domains, too.
 */
export function joinDomains(table: Columns): Columns {
  const { titles, rows, notes, mergedColumns } = table
  const group = columnsToJoin(titles.map(plainTitle))
  const [first, ...others] = group
  if (first === undefined || others.length === 0) return table
  const names = group.map(at => titles[at] ?? '')
  const gone = new Set(others)
  const keeps = (_: unknown, at: number) => !gone.has(at)
  const newColumn = (column: number) =>
    gone.has(column) ? first : column - others.filter(at => at < column).length
  const moved = ({ column, ...doubt }: Doubt): Doubt =>
    column === undefined ? doubt : { ...doubt, column: newColumn(column) }
  return {
    titles: titles.map((title, at) => (at === first ? joined : title)).filter(keeps),
    rows: rows.map(row => {
      const all = group.map(at => row.cells[at] ?? '').filter(cell => cell !== '')
      const cells = row.cells.map((cell, at) => (at === first ? all.join('\n') : cell))
      return { ...row, cells: cells.filter(keeps), doubts: row.doubts.map(moved) }
    }),
    notes: [...notes, { code: 'joined-columns', titles: names }],
    mergedColumns: [...new Set(mergedColumns.map(newColumn))],
  }
}

const joined = 'Domains'

/** The columns to join: numbered ones of one kind, or several of one title; empty: none. */
function columnsToJoin(titles: readonly string[]): readonly number[] {
  const columnsOf = (kind: RegExp) =>
    titles.flatMap((title, at) => (kind.test(title) ? [at] : []))
  const [numbers, wholes] = [columnsOf(numbered), columnsOf(whole)]
  const count = (columns: readonly number[]) => new Set(columns.map(at => titles[at])).size
  if (wholes.length === 0) return count(numbers) === numbers.length ? numbers : []
  return numbers.length === 0 && count(wholes) === 1 ? wholes : []
}

const numbered = /^(?:domain|domainname|domaine|dominio|domein)\d{1,2}$/
const whole = /^(?:domains?|domainnames?|domaines?|dominios?|domeinen?)$/
