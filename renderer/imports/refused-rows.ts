import { importFields, mailboxFields } from '../../shared/imports/fields.ts'
import type { ImportEntry } from '../../shared/imports/import.ts'
import type { FileOrder } from '../../shared/imports/orders/gather-orders.ts'
import type { Mapping } from '../../shared/imports/orders/mapping.ts'
import { hasOnePerson } from '../../shared/imports/orders/people-of-rows.ts'
import type { Table } from '../../shared/imports/table.ts'
import { reasonTitle } from '../../shared/imports/titles.ts'

/** Why an entry of a report became no order; null when it became one. */
export function whyNot({ outcome, why }: ImportEntry): string | null {
  if (outcome === 'created') return null
  return outcome === 'waiting' ? 'The import ended before its turn.' : (why ?? '')
}

/** An order of the file that did not become one. */
export type Unsent = { readonly order: FileOrder; readonly why: string }

/**
 * The rows that did not become an order, as the file has them, with the reason at the end.
 * What staff have mended stands in the first row of its order, and mailboxes that have a row
 * each in one row each.
 */
export function refusedRows(
  { titles }: Table,
  mapping: Mapping,
  unsent: readonly Unsent[],
): string[][] {
  const rows = unsent.flatMap(({ order, why }) => {
    const own =
      order.isMended === true
        ? mendedRows(order, titles, mapping)
        : order.rows.map(({ cells }) => titles.map((_, column) => cells[column] ?? ''))
    return own.map((row, at) => [...row, at === 0 ? why : ''])
  })
  return [[...titles, reasonTitle], ...rows]
}

function mendedRows(
  { rows, cells }: FileOrder,
  titles: readonly string[],
  mapping: Mapping,
): readonly (readonly string[])[] {
  const people = hasOnePerson(mapping)
    ? mailboxFields.filter(group => group.some(field => (cells[field] ?? '') !== ''))
    : []
  return rows.map((row, at) => {
    const person = people.length > 1 ? people[at] : undefined
    const mended = titles.map((_, column) => row.cells[column] ?? '')
    for (const field of importFields) {
      const column = mapping[field]
      if (column === undefined || field === 'orderKey') continue
      const part = mailboxFields[0].findIndex(one => one === field)
      const source = part === -1 ? field : (person?.[part] ?? field)
      const stands = at === 0 || person !== undefined
      mended[column] = stands ? (cells[source] ?? '').replace(/\n/g, ', ') : ''
    }
    return mended
  })
}
