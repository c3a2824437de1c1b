import { type KeyboardEvent, useState } from 'react'

/** One row is in the tab order; the arrows, Home and End move it, Enter opens it. */
export function useRowKeys(count: number, open: (index: number) => void) {
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, Math.max(0, count - 1))

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    // keys inside a row's own buttons are theirs
    if (!(event.target instanceof HTMLTableRowElement)) return
    const { rows } = event.currentTarget
    const go = (index: number) => {
      const next = Math.min(Math.max(index, 0), count - 1)
      setActive(next)
      rows[next]?.focus()
    }
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      Home: () => go(0),
      End: () => go(count - 1),
      Enter: () => open(active),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }
  return { active, setActive, onKeyDown }
}
