import { useState } from 'react'

/**
 * Rows in a place that does not change while the pointer is on them: contents stay live, but
 * nothing comes, goes or moves until the pointer has left or the view has changed.
 */
export function useHeldRows<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => number | string,
  isHeld: boolean,
  viewKey: string,
): readonly Row[] {
  const [held, setHeld] = useState({ rows, viewKey })
  if (!isHeld || held.viewKey !== viewKey) {
    if (held.rows !== rows || held.viewKey !== viewKey) setHeld({ rows, viewKey })
    return rows
  }
  const fresh = new Map(rows.map(row => [rowKey(row), row]))
  return held.rows.map(row => fresh.get(rowKey(row)) ?? row)
}
