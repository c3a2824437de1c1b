import { useState } from 'react'

/**
 * Freezes rows in their order while the pointer is on them: contents stay live, but
 * nothing comes, goes or moves until the pointer has left or the view has changed.
 */
export function useFrozenRows<Row>(
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
