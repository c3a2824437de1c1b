import type { ImportEntry } from '../../../shared/import.ts'
import { fields } from './fields.ts'
import type { FileOrder } from './gather-orders.ts'
import { type Mapping } from './mapping.ts'
import type { Table } from './read-table.ts'

export const reasonTitle = 'Why it was not created'

/** Why there is no order; null: there is one. */
export function whyNot({ outcome, why }: ImportEntry): string | null {
  if (outcome === 'created') return null
  return outcome === 'waiting' ? 'The import ended before its turn.' : (why ?? '')
}

/** An order of the file that did not become one. */
export type Unsent = { readonly order: FileOrder; readonly why: string }

/**
 * The rows that did not become an order, as the file has them, with the reason at the end.
 * What staff have mended stands in the first row of its order.
 */
export function refusedRows(
  { titles }: Table,
  mapping: Mapping,
  unsent: readonly Unsent[],
): string[][] {
  const width = titles.length
  const rows = unsent.flatMap(({ order, why }) =>
    order.rows.map(({ cells }, at) => {
      const row = Array.from({ length: width }, (_, column) => cells[column] ?? '')
      if (order.isMended === true)
        for (const field of fields) {
          const column = mapping[field]
          if (column === undefined || field === 'orderKey') continue
          row[column] = at === 0 ? (order.cells[field] ?? '').replace(/\n/g, ', ') : ''
        }
      return [...row, at === 0 ? why : '']
    }),
  )
  return [[...titles, reasonTitle], ...rows]
}
