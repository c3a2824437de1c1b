import { useEffect, useRef } from 'react'
import { usePlaceKey } from '../../app/place/history.ts'
import { keptOf } from '../../app/place/kept.ts'

/** Gives the focus to the row that the address names, in the middle of the page. */
export function useMarkedRow(isMarked: boolean) {
  const row = useRef<HTMLLIElement>(null)
  const place = usePlaceKey()
  useEffect(() => {
    if (!isMarked) return
    const isScrolled = Object.keys(keptOf(place).scrolls).length > 0
    row.current?.focus({ preventScroll: true })
    // what is scrolled as it was stays so
    row.current?.scrollIntoView({ block: isScrolled ? 'nearest' : 'center' })
  }, [isMarked, place])
  return row
}
