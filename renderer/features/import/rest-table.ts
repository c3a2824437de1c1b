import type { ImportRest } from '../../../shared/import.ts'
import { type Field, fields, fieldWords, isField } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './read-table.ts'

type Rest = { readonly table: Table; readonly mapping: Mapping }

/** What is left of an import as a file would have it: a row for each order, without keys. */
export function restTable(name: string, rest: readonly ImportRest[]): Rest {
  const used = fields.filter(
    field => field !== 'orderKey' && rest.some(({ cells }) => textOf(cells, field) !== ''),
  )
  const rows = rest.map(({ firstRow, cells }) => ({
    number: firstRow,
    cells: used.map(field => textOf(cells, field)),
    doubts: [],
  }))
  const titles = used.map(field => fieldWords[field].label)
  const mapping = Object.fromEntries(used.map((field, at) => [field, at]))
  const unread = { titleRow: 1, notes: [], mergedColumns: [], head: [] }
  return { table: { name, titles, rows, ...unread }, mapping }
}

function textOf(cells: ImportRest['cells'], field: Field): string {
  const found = Object.entries(cells).find(([name]) => isField(name) && name === field)
  return found?.[1] ?? ''
}
