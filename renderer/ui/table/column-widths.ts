import { useMemo } from 'react'
import type { ColumnWidths, TableName } from '../../../shared/settings/table-views.ts'
import type { Column } from './TableRow.tsx'
import { useColumnWidths } from './widths-store.ts'

type Sized = Pick<Column<never>, 'key' | 'width'>

/** Pixels; narrower, a column shows nothing. */
export const leastColumn = 48
export const mostColumn = 1_000
/** Pixels that the column without a width keeps: room for a name. */
const leastRest = 170
/** Pixels, as in `Selection.module.css`. */
const boxColumn = 48

/**
 * A share is of what holds the table, or of its least width: a column keeps it when others make
 * the table wider.
 */
function shareOf(width: string, least: number): string {
  if (!width.endsWith('%')) return width
  const share = Number.parseFloat(width)
  return least === 0
    ? `${share}cqw`
    : `max(${share}cqw, ${Math.round((least * share) / 100)}px)`
}

export type Layout = {
  /** CSS of each column; the one without takes what is left. */
  readonly widths: readonly (string | undefined)[]
  /** CSS: narrower than this the table scrolls sideways, so that its rows can be told apart. */
  readonly least: string
}

/** `grown` are pixels that numbers need, whatever else is said of their columns. */
export function useLayout(
  columns: readonly Sized[],
  table: TableName | undefined,
  usualLeast: number,
  grown: ColumnWidths,
  /** How many columns of boxes there are. */
  boxes: number,
): Layout {
  const given = useColumnWidths(state => (table === undefined ? undefined : state[table]))
  return useMemo(
    () => layoutOf(columns, given ?? {}, usualLeast, grown, boxes),
    [columns, given, usualLeast, grown, boxes],
  )
}

/**
 * A column that is made wider makes the table wider, and every other one keeps its width; one
 * that is made narrower leaves its room to the one without a width, and numbers that need more
 * take it from there.
 */
export function layoutOf(
  columns: readonly Sized[],
  given: ColumnWidths,
  usualLeast: number,
  grown: ColumnWidths = {},
  boxes = 0,
): Layout {
  const usual = columns.map(({ width }) =>
    width === undefined ? undefined : shareOf(width, usualLeast),
  )
  // the one without takes what is left
  const own = columns.map(({ key, width }, at) =>
    width === undefined || given[key] === undefined ? usual[at] : `${given[key]}px`,
  )
  const widths = columns.map(({ key }, at) =>
    own[at] === undefined || grown[key] === undefined
      ? own[at]
      : `max(${own[at]}, ${grown[key]}px)`,
  )
  const rest = columns.find(({ width }) => width === undefined)
  const ofRest = rest === undefined ? undefined : given[rest.key]
  const others = [`${boxes * boxColumn}px`, ...widths.filter(width => width !== undefined)]
  const changes = own.flatMap((width, at) =>
    width === usual[at] ? [] : [`(${width} - ${usual[at]})`],
  )
  const sum = (parts: readonly string[]) => `calc(${parts.join(' + ')})`
  return {
    widths,
    least: `max(${[
      `${usualLeast}px`,
      sum([...others, `${leastRest}px`]),
      ofRest === undefined ? sum(['100%', ...changes]) : sum([...others, `${ofRest}px`]),
    ].join(', ')})`,
  }
}
