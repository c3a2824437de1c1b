import { type RefObject, useEffect, useRef } from 'react'
import { usePlaceKey } from '../../app/place/history.ts'
import { keep, keptOf } from '../../app/place/kept.ts'

/**
 * The row of a table where staff arrive, which then gets the focus: the one that they left when
 * they come back, or the one that the address names.
 */
export function useArrival(
  body: RefObject<HTMLTableSectionElement | null>,
  table: string,
  keys: readonly (number | string)[],
  marked: number | string | undefined,
) {
  const place = usePlaceKey()
  const { row } = keptOf(place)
  const left = row?.table === table ? row.key : undefined
  const wanted = left ?? marked
  const index = wanted === undefined ? -1 : keys.indexOf(wanted)
  const arrived = useRef('')
  const visit = `${place} ${String(marked)}`
  useEffect(() => {
    if (index < 0 || arrived.current === visit) return
    arrived.current = visit
    const element = body.current?.rows[index]
    element?.focus({ preventScroll: true })
    // what is scrolled as it was stays so
    element?.scrollIntoView({ block: left === undefined ? 'center' : 'nearest' })
  }, [body, index, left, visit])
  return {
    /** Index of that row, from 0; of the first one where none is wanted. */
    index: Math.max(0, index),
    /** Keeps the row at this index for when staff come back. */
    keepRow(at: number) {
      const key = keys[at]
      if (key === undefined) return
      arrived.current = visit
      keep(place, { row: { table, key } })
    },
  }
}
