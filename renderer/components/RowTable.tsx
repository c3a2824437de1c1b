import { clsx } from 'clsx'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { useWindow } from '../stores/window.ts'
import classes from './RowTable.module.css'
import { SortHeader } from './SortHeader.tsx'
import { ChoiceCell, ChoiceHead } from './selection/ChoiceCells.tsx'
import { useRowChoice } from './selection/use-row-choice.ts'
import type { Choosing } from './selection/use-selection.ts'
import { useHeldRows } from './use-held-rows.ts'
import { useRowKeys } from './use-row-keys.ts'

export type Sort<By extends string> = { readonly by: By; readonly descending: boolean }

export type Column<Row, By extends string = never> = {
  readonly key: string
  readonly title: string
  /** For a column of boxes or buttons: the title is heard, not seen. */
  readonly hidesTitle?: boolean
  /** CSS width; one column should have none and take what is left. */
  readonly width?: string
  readonly align?: 'right'
  /** Present when the column can be sorted by. */
  readonly sortBy?: By
  /** The first press sorts downwards: for ages, counts and ids. */
  readonly startsDescending?: boolean
  readonly cell: (row: Row) => ReactNode
}

type Props<Row, By extends string> = {
  readonly label: string
  readonly columns: readonly Column<Row, By>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => number | string
  /** Enter, or a press on the row outside its buttons. */
  readonly onOpen?: (row: Row) => void
  readonly sort?: Sort<By>
  readonly onSort?: (sort: Sort<By>) => void
  /** Changes with tab, search, sort and page, so that a held table lets go. */
  readonly viewKey?: string
  /** One of several tables with the same columns: read, not seen. */
  readonly isHeaderHidden?: boolean
  /** Rows can be chosen: a column of boxes, Space, Shift. */
  readonly choosing?: Choosing<Row>
  /** The menu of a row is asked for, by mouse or by key; whoever stands around opens it. */
  readonly onMenu?: (row: Row) => void
  /** Narrower than this, the table scrolls sideways. */
  readonly minWidth?: number
}

/**
 * Rows of 36 px with a sticky header. Arrows move, Enter opens, Space chooses; live rows keep
 * their place.
 */
export function RowTable<Row, By extends string = never>(props: Props<Row, By>) {
  const { label, columns, rowKey, onOpen, sort, onSort, viewKey = '', minWidth = 720 } = props
  const [isHovered, setHovered] = useState(false)
  const rows = useHeldRows(props.rows, rowKey, isHovered, viewKey)
  const { choosing } = props
  const choice = useRowChoice(rows, choosing)
  const keys = useRowKeys(rows.length, {
    open(index) {
      const row = rows[index]
      if (row !== undefined) onOpen?.(row)
    },
    ...(choice !== undefined && { choosing: choice }),
  })
  const isDense = useWindow(state => state.areTablesDense)

  return (
    <div className={classes.scroll}>
      <table
        className={classes.table}
        role="grid"
        aria-label={label}
        aria-multiselectable={choice !== undefined || undefined}
        data-dense={isDense || undefined}
        data-bare={props.isHeaderHidden || undefined}
        style={{ minWidth }}
      >
        <thead>
          <tr>
            {choosing !== undefined && choice !== undefined && (
              <ChoiceHead selection={choosing.selection} shown={choice.shown} />
            )}
            {columns.map(column => (
              <SortHeader key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody
          onKeyDown={keys.onKeyDown}
          onPointerEnter={() => setHovered(true)}
          onPointerLeave={() => setHovered(false)}
        >
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={index === keys.active ? 0 : -1}
              className={clsx(onOpen !== undefined && classes.opens)}
              onFocus={() => keys.setActive(index)}
              aria-selected={choosing?.selection.ids.has(choosing.idOf(row))}
              onContextMenu={() => props.onMenu?.(row)}
              onMouseDown={event => {
                // Shift chooses rows here, not their text
                if (choosing !== undefined && event.shiftKey) event.preventDefault()
              }}
              onClick={event => {
                if (isOnControl(event.target)) return
                if (choice !== undefined && event.shiftKey) {
                  event.currentTarget.focus()
                  choice.extend(index, index)
                } else if (choice !== undefined && (event.ctrlKey || event.metaKey))
                  choice.toggle(index)
                else onOpen?.(row)
              }}
            >
              {choosing !== undefined && choice !== undefined && (
                <ChoiceCell row={row} choosing={choosing} shown={choice.shown} />
              )}
              {columns.map(column => (
                <td key={column.key} style={alignment(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, label') !== null
}

function alignment(column: { readonly align?: 'right' }): CSSProperties | undefined {
  return column.align === 'right' ? { textAlign: 'right' } : undefined
}
