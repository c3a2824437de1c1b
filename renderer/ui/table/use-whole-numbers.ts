import { type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react'
import type { ColumnWidths } from '../../../shared/settings/table-views.ts'
import type { Column } from './TableRow.tsx'

type Measured = Pick<Column<never>, 'key' | 'align' | 'isWhole'>

const none: ColumnWidths = {}

/**
 * How wide columns have to be for their longest number, in pixels; columns that are wide enough
 * are not named. They grow while a view stands, so that nothing jumps back.
 */
export function useWholeNumbers(
  body: RefObject<HTMLTableSectionElement | null>,
  columns: readonly Measured[],
  /** How many columns of boxes come before the first. */
  before: number,
  rows: readonly unknown[],
  viewKey: string,
): ColumnWidths {
  const [grown, setGrown] = useState({ viewKey, widths: none })
  const widths = grown.viewKey === viewKey ? grown.widths : none
  const measure = useEffectEvent((count: number, view: string) => {
    if (count === 0) return
    const needed = columns.flatMap(({ key, align, isWhole }, at): [string, number][] => {
      const isMeasured = isWhole === true || align === 'right'
      const width = isMeasured ? neededBy(body.current, at + before) : 0
      return width > (widths[key] ?? 0) ? [[key, width]] : []
    })
    if (needed.length > 0)
      setGrown({ viewKey: view, widths: { ...widths, ...Object.fromEntries(needed) } })
  })
  // measured after layout, before anything is seen
  useLayoutEffect(
    // oxlint-disable-next-line react/set-state-in-effect -- only what is laid out can be measured
    () => measure(rows.length * columns.length, viewKey),
    [rows, columns, viewKey],
  )
  return widths
}

/** The pixels that a column needs; 0 when all of its cells show their whole text. */
function neededBy(body: HTMLTableSectionElement | null, at: number): number {
  const first = body?.rows[0]?.cells[at]
  if (body === null || first === undefined) return 0
  const { paddingLeft, paddingRight } = getComputedStyle(first)
  const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)
  const longest = Math.max(...Array.from(body.rows, row => contentWidth(row.cells[at])))
  const needed = Math.ceil(longest + padding)
  return needed > first.clientWidth ? needed : 0
}

/** The width of a cell's text in pixels, also of what is cut off. */
function contentWidth(cell: HTMLTableCellElement | undefined): number {
  if (cell === undefined) return 0
  const inner = cell.firstElementChild
  const range = document.createRange()
  // several parts stand beside each other in a box that is as wide as the cell
  range.selectNodeContents(inner !== null && inner.childElementCount > 0 ? inner : cell)
  return range.getBoundingClientRect().width
}
