import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { TableName } from '../../../shared/settings/table-views.ts'
import classes from './ColumnEdge.module.css'
import { leastColumn, mostColumn } from './column-widths.ts'
import type { Column } from './TableRow.tsx'
import { changeWidths, forgetWidths, keepWidths } from './widths-store.ts'

type Sized = Pick<Column<never>, 'key' | 'title' | 'width'>

type Props = {
  readonly table: TableName
  /** The columns before and after the edge. */
  readonly column: Sized
  readonly next: Sized
  /** The one edge that is in the tab order; ↑ and ↓ lead to the others. */
  readonly isFirst: boolean
}

const step = 8

/**
 * The edge between two columns: moved by mouse or by ← and →, it makes the one before it wider
 * or narrower; the others keep their widths. A double press, or Enter, gives the usual width.
 */
export function ColumnEdge({ table, column, next, isFirst }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<(Sizes & { readonly x: number }) | null>(null)
  const sizes = useSizes(ref)
  const move = (from: Sizes, by: number) => changeWidths(table, moved(column, next, from, by))
  const reset = () => forgetWidths(table, [column.key])
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = sizesAt(event.currentTarget)
    const by = (distance: number) => () => {
      move(from, distance)
      keepWidths()
    }
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: by(-step),
      ArrowRight: by(step),
      Home: by(-from.before),
      End: by(mostColumn),
      Enter: reset,
      ArrowUp: () => focusEdge(event.currentTarget, -1),
      ArrowDown: () => focusEdge(event.currentTarget, 1),
    }
    const act = acts[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <div
      ref={ref}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.title}`}
      aria-valuemin={leastColumn}
      aria-valuenow={sizes.before}
      aria-valuemax={mostColumn}
      aria-valuetext={`${sizes.before} pixels`}
      title="Drag to change the width; a double press gives the usual one"
      tabIndex={isFirst ? 0 : -1}
      className={classes.edge}
      data-dragged={drag !== null || undefined}
      onKeyDown={onKeyDown}
      onDoubleClick={reset}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ ...sizesAt(event.currentTarget), x: event.clientX })
      }}
      onPointerMove={event => {
        if (drag !== null) move(drag, event.clientX - drag.x)
      }}
      onLostPointerCapture={() => {
        setDrag(null)
        keepWidths()
      }}
    />
  )
}

/** Widths of the two columns, in pixels. */
type Sizes = { readonly before: number; readonly behind: number }

function sizesAt(edge: HTMLElement): Sizes {
  const cell = edge.closest('th')
  const other = cell?.nextElementSibling
  return {
    before: cell?.offsetWidth ?? 0,
    behind: other instanceof HTMLElement ? other.offsetWidth : 0,
  }
}

/** Widths of the two columns as drawn, in pixels, for screen readers. */
function useSizes(ref: { readonly current: HTMLElement | null }): Sizes {
  const [sizes, setSizes] = useState<Sizes>({ before: 0, behind: 0 })
  useEffect(() => {
    const edge = ref.current
    const cell = edge?.closest('th')
    if (edge == null || cell == null) return undefined
    const observer = new ResizeObserver(() => setSizes(sizesAt(edge)))
    observer.observe(cell)
    return () => observer.disconnect()
  }, [ref])
  return sizes
}

/** The new widths, in pixels. What the column without a width loses goes to the next one. */
function moved(column: Sized, next: Sized, { before, behind }: Sizes, by: number) {
  const width = Math.round(Math.max(leastColumn, Math.min(mostColumn, before + by)))
  const lost = column.width === undefined ? before - width : 0
  return { [column.key]: width, ...(lost > 0 && { [next.key]: behind + lost }) }
}

function focusEdge(edge: HTMLElement, by: -1 | 1): void {
  const edges = [
    ...(edge.closest('tr')?.querySelectorAll<HTMLElement>('[role=separator]') ?? []),
  ]
  edges[edges.indexOf(edge) + by]?.focus()
}
