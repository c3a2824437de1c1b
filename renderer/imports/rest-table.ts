import { fieldWords, openFields } from '../../shared/imports/fields.ts'
import type { ImportRest } from '../../shared/imports/import.ts'
import type { Mapping } from '../../shared/imports/orders/mapping.ts'
import type { Table } from '../../shared/imports/table.ts'

type Rest = { readonly table: Table; readonly mapping: Mapping }

/**
 * What is left of an import as a file would have it: a row for each order, without keys. Each
 * has a name of its own, so that none is taken for a part of another.
 */
export function restTable(name: string, rest: readonly ImportRest[]): Rest {
  const used = openFields.filter(
    field => field !== 'orderKey' && rest.some(({ cells }) => (cells[field] ?? '') !== ''),
  )
  const rows = rest.map(({ firstRow, position, cells }) => ({
    number: firstRow,
    cells: [String(position + 1), ...used.map(field => cells[field] ?? '')],
    doubts: [],
  }))
  const titles = ['Order', ...used.map(field => fieldWords[field].label)]
  const mapping = Object.fromEntries(
    (['orderKey', ...used] as const).map((field, at) => [field, at]),
  )
  return {
    table: { name, titles, titleRow: 1, rows, notes: [], mergedColumns: [], head: [] },
    mapping,
  }
}
