import { type SyntheticEvent, use, useLayoutEffect, useRef, useState } from 'react'
import type { TableName } from '../../../shared/settings/table-views.ts'
import { useWindow } from '../../app/window-store.ts'
import { StaleRows } from '../states/ListState.tsx'
import { useLayout } from './column-widths.ts'
import classes from './RowTable.module.css'
import { useRowChoice } from './selection/use-row-choice.ts'
import type { Choosing } from './selection/use-selection.ts'
import { TableHead } from './TableHead.tsx'
import { type Column, TableRow } from './TableRow.tsx'
import { useArrival } from './use-arrival.ts'
import { useDrawnRows } from './use-drawn-rows.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useWholeNumbers } from './use-whole-numbers.ts'

export type Sort<By extends string> = { readonly by: By; readonly descending: boolean }

type Props<Row, By extends string> = {
  /** Staff can change the widths of its columns, which are kept under this name. */
  readonly name?: TableName
  readonly label: string
  /** The same array at each render, or every row renders again. */
  readonly columns: readonly Column<Row, By>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => number | string
  /** Enter, or a press on the row outside its buttons. */
  readonly onOpen?: (row: Row) => void
  readonly sort?: Sort<By>
  readonly onSort?: (sort: Sort<By>) => void
  /** Changes with tab, search, sort and page, so that frozen rows are let go. */
  readonly viewKey?: string
  /** The titles are heard, not seen: the table above has the same ones. */
  readonly isHeaderHidden?: boolean
  /** Makes rows choosable: by a column of boxes, Space and Shift. */
  readonly choosing?: Choosing<Row>
  /** Called when the menu of a row is asked for, by mouse or by key. */
  readonly onMenu?: (row: Row) => void
  /** The key of the row that the address names: it is marked, and has the focus at first. */
  readonly marked?: number | string | undefined
  /** Narrower than this, the table scrolls sideways. */
  readonly minWidth?: number
}

/** Nothing in the rows hears a press, neither a row nor a button in it. */
const ignore = (event: SyntheticEvent) => {
  event.preventDefault()
  event.stopPropagation()
}
const deaf = {
  onMouseDownCapture: ignore,
  onClickCapture: ignore,
  onContextMenuCapture: ignore,
} as const

/**
 * Rows of 36 px with a sticky header. Arrows move, Enter opens, Space chooses; live rows keep
 * their place. What happens to a row is heard by the body of the table; where the rows are
 * those of the question before, it hears nothing.
 */
export function RowTable<Row, By extends string = never>(props: Props<Row, By>) {
  const { name, label, columns, rowKey, onOpen, choosing } = props
  const [isHovered, setHovered] = useState(false)
  const { rows, viewKey } = useDrawnRows(props.rows, props.viewKey ?? '', rowKey, isHovered)
  const choice = useRowChoice(rows, choosing)
  const body = useRef<HTMLTableSectionElement>(null)
  const arrival = useArrival(body, label, rows.map(rowKey), props.marked)
  const keys = useRowKeys(rows.length, viewKey, arrival.index, {
    open(index) {
      const row = rows[index]
      if (row !== undefined) onOpen?.(row)
    },
    ...(choice !== undefined && { choosing: choice }),
  })
  const boxes = choosing === undefined ? 0 : 1
  const grown = useWholeNumbers(body, columns, boxes, rows, viewKey)
  const { widths, least } = useLayout(columns, name, props.minWidth ?? 720, grown, boxes)
  const isStale = use(StaleRows)
  const isDense = useWindow(state => state.areTablesDense)
  const scroll = useRef<HTMLDivElement>(null)
  const shownView = useRef('')
  useLayoutEffect(() => {
    // another page is read from its top; the first one stands there, and would be laid out twice
    if (shownView.current !== '') scroll.current?.scrollTo({ top: 0 })
    shownView.current = viewKey
  }, [viewKey])

  return (
    <div ref={scroll} className={classes.scroll} data-scroll={label}>
      <table
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-busy={isStale || undefined}
        aria-multiselectable={choice !== undefined || undefined}
        data-dense={isDense || undefined}
        data-bare={props.isHeaderHidden || undefined}
        style={{ minWidth: least }}
      >
        <TableHead
          name={name}
          columns={columns}
          widths={widths}
          sort={props.sort}
          onSort={props.onSort}
          choosing={
            choosing && choice && { selection: choosing.selection, shown: choice.shown }
          }
        />
        <tbody
          ref={body}
          {...(isStale && deaf)}
          onKeyDown={event => {
            if (!isStale) keys.onKeyDown(event)
          }}
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
          onFocus={event => {
            const at = rowIndexOf(event)
            if (at === null) return
            keys.setActive(at)
            arrival.keepRow(at)
          }}
          onContextMenu={event => {
            const row = rows[rowIndexOf(event) ?? -1]
            if (row !== undefined) props.onMenu?.(row)
          }}
          onMouseDown={event => {
            // Shift chooses rows here, not their text
            if (choosing !== undefined && event.shiftKey) event.preventDefault()
          }}
          onChange={event => {
            const { nativeEvent } = event
            const at = rowIndexOf(event)
            if (at === null || choice === undefined) return
            if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) choice.extend(at, at)
            else choice.toggle(at)
          }}
          onClick={event => {
            const at = rowIndexOf(event)
            const row = rows[at ?? -1]
            if (at === null || row === undefined || isOnControl(event.target)) return
            if (choice !== undefined && event.shiftKey) {
              event.currentTarget.rows[at]?.focus()
              choice.extend(at, at)
            } else if (choice !== undefined && (event.ctrlKey || event.metaKey))
              choice.toggle(at)
            else onOpen?.(row)
          }}
        >
          {rows.map((row, index) => (
            <TableRow
              key={rowKey(row)}
              row={row}
              columns={columns}
              isActive={index === keys.active}
              isOpening={onOpen !== undefined}
              isMarked={rowKey(row) === props.marked}
              {...choice?.cellOf(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/**
 * Index of an event's row, from 0; null when it came from what a row opened elsewhere, such as
 * a menu.
 */
function rowIndexOf({
  target,
  currentTarget,
}: SyntheticEvent<HTMLTableSectionElement>): number | null {
  const row = target instanceof Element ? target.closest('tr') : null
  return row === null || row.parentElement !== currentTarget ? null : row.sectionRowIndex
}

function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, label') !== null
}
