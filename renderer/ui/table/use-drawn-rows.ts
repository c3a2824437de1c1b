import { startTransition, useDeferredValue, useEffect, useState } from 'react'

/** As many as most windows show; the others are drawn a moment later. */
const drawnAtOnce = 24
/** One for all, because rows are compared: another at each drawing would draw for ever. */
const noRows: readonly never[] = []

/**
 * The rows that a table draws, and the view that they are of. New ones are drawn bit by bit,
 * behind those that stand there, so that the window goes on while another page is drawn. `all` must
 * come from outside of the component that calls this: it is compared with the frozen rows.
 */
export function useDrawnRows<Row>(
  all: readonly Row[],
  view: string,
  rowKey: (row: Row) => number | string,
  isFrozen: boolean,
) {
  const drawn = useDeferredValue<readonly Row[]>(all, noRows)
  const viewKey = useDeferredValue(view)
  const rows = useFrozenRows(drawn, rowKey, isFrozen, viewKey)
  const [wholeView, setWholeView] = useState<string | null>(null)
  // only now: staff who come back to a page would wait for all rows
  const areThere = rows.length > 0
  useEffect(() => {
    if (areThere) startTransition(() => setWholeView(viewKey))
  }, [areThere, viewKey])
  return { rows: wholeView === viewKey ? rows : rows.slice(0, drawnAtOnce), viewKey }
}

/**
 * Rows in an order that is frozen while the pointer is on them: contents stay live, but no row
 * comes, goes or moves until the pointer leaves or the view changes.
 */
function useFrozenRows<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => number | string,
  isFrozen: boolean,
  viewKey: string,
): readonly Row[] {
  const [frozen, setFrozen] = useState({ rows, viewKey })
  if (!isFrozen || frozen.viewKey !== viewKey) {
    if (frozen.rows !== rows || frozen.viewKey !== viewKey) setFrozen({ rows, viewKey })
    return rows
  }
  const fresh = new Map(rows.map(row => [rowKey(row), row]))
  return frozen.rows.map(row => fresh.get(rowKey(row)) ?? row)
}
