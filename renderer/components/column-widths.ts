import { useMemo } from 'react'
import type { TableName } from '../../shared/table-views.ts'
import { useColumnWidths } from '../stores/column-widths.ts'
import type { Column } from './TableRow.tsx'

type Sized = Pick<Column<never>, 'key' | 'width'>

/** Pixels; narrower, a column shows nothing. */
export const leastColumn = 48
/** Pixels: room for a name, and the boxes. */
const leastRest = 170 + 48

/** The CSS width of each column: what staff gave it, or its own. */
export function useWidths(columns: readonly Sized[], table: TableName | undefined) {
  const given = useColumnWidths(state => (table === undefined ? undefined : state[table]))
  return useMemo(
    () =>
      columns.map(({ key, width }) => {
        // the one without a width takes what is left
        const wanted = width === undefined ? undefined : given?.[key]
        return wanted === undefined ? width : `${wanted}px`
      }),
    [columns, given],
  )
}

/** Narrower than this the table scrolls sideways, so that its rows can still be told apart. */
export function leastWidth(widths: readonly (string | undefined)[]): number {
  const sum = (unit: 'px' | '%') =>
    widths.reduce(
      (total, width) =>
        width?.endsWith(unit) === true ? total + Number.parseInt(width, 10) : total,
      0,
    )
  return Math.ceil((leastRest + sum('px')) / (1 - sum('%') / 100))
}
