import { type KeyboardEvent, useState } from 'react'

/**
 * What keys do to rows besides moving between them. Rows are named by their index on the page,
 * from 0.
 */
export type RowKeys = {
  readonly open: (index: number) => void
  /** Present when rows can be chosen. */
  readonly choosing?: {
    readonly toggle: (index: number) => void
    /** `from`: where the key was pressed. */
    readonly extend: (index: number, from: number) => void
    readonly choosePage: () => void
    /** Clears the choice. Returns false when nothing was chosen. */
    readonly clear: () => boolean
  }
}

/**
 * One row is in the tab order; the arrows, Home and End move it, Enter opens it. Space chooses,
 * Shift extends, Ctrl+A takes the page, Escape lets go. The menu key, or Shift+F10, opens the
 * menu where a press of the mouse would. Another view begins at `first`.
 */
export function useRowKeys(
  count: number,
  viewKey: string,
  first: number,
  { open, choosing }: RowKeys,
) {
  const [wanted, setWanted] = useState<{ readonly index: number; readonly viewKey: string }>()
  const setActive = (index: number) => setWanted({ index, viewKey })
  const index = wanted?.viewKey === viewKey ? wanted.index : first
  const active = Math.min(index, Math.max(0, count - 1))

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    // a row's own buttons hear their keys themselves
    const row = event.target
    if (!(row instanceof HTMLTableRowElement)) return
    const { rows } = event.currentTarget
    const go = (index: number) => {
      const next = Math.min(Math.max(index, 0), count - 1)
      setActive(next)
      rows[next]?.focus()
      if (event.shiftKey && next !== active) choosing?.extend(next, active)
    }
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      Home: () => go(0),
      End: () => go(count - 1),
      Enter: () => open(active),
      ContextMenu: () => openMenu(row),
      ...(event.shiftKey && { F10: () => openMenu(row) }),
    }
    if (event.key === 'Escape' && choosing?.clear() === true) return event.stopPropagation()
    const move = moves[event.key] ?? choosingMove(event, active, choosing)
    if (move === undefined) return undefined
    event.preventDefault()
    return move()
  }
  return { active, setActive, onKeyDown }
}

function choosingMove(
  event: KeyboardEvent,
  active: number,
  choosing: RowKeys['choosing'],
): (() => void) | undefined {
  if (choosing === undefined) return undefined
  if (event.key === ' ')
    return () => (event.shiftKey ? choosing.extend(active, active) : choosing.toggle(active))
  const isCommand = event.ctrlKey || event.metaKey
  return isCommand && event.key.toLowerCase() === 'a' ? choosing.choosePage : undefined
}

/** Opens a row's menu below the beginning of the row, where its name is. */
function openMenu(row: HTMLTableRowElement): void {
  const { left, bottom } = row.getBoundingClientRect()
  row.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + 76,
      clientY: bottom - 4,
    }),
  )
}
