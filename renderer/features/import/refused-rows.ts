import { fields } from './fields.ts'
import { type Mapping } from './mapping.ts'
import type { Table } from './read-table.ts'
import type { Outcome, ReportRow } from './run-import.ts'

export const reasonTitle = 'Why it was not created'

/** Why there is no order; null: there is one. */
export function whyNot(outcome: Outcome): string | null {
  if (outcome.kind === 'created') return null
  return outcome.kind === 'stopped' ? 'The import was stopped before.' : outcome.why
}

/**
 * The rows that did not become an order, as the file has them, with the reason at the end.
 * What staff have mended stands in the first row of its order.
 */
export function refusedRows(
  { titles }: Table,
  mapping: Mapping,
  report: readonly ReportRow[],
): string[][] {
  const width = titles.length
  const rows = report.flatMap(({ checked, outcome }) => {
    const why = whyNot(outcome)
    if (why === null) return []
    const { order } = checked
    return order.rows.map(({ cells }, at) => {
      const row = Array.from({ length: width }, (_, column) => cells[column] ?? '')
      if (order.isMended === true)
        for (const field of fields) {
          const column = mapping[field]
          if (column === undefined || field === 'orderKey') continue
          row[column] = at === 0 ? (order.cells[field] ?? '').replace(/\n/g, ', ') : ''
        }
      return [...row, at === 0 ? why : '']
    })
  })
  return [[...titles, reasonTitle], ...rows]
}
