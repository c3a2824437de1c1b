import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './RowTable.module.css'
import type { Sort } from './RowTable.tsx'
import type { Column } from './TableRow.tsx'

type Props<Row, By extends string> = {
  readonly column: Column<Row, By>
  readonly sort: Sort<By> | undefined
  readonly onSort: ((sort: Sort<By>) => void) | undefined
  /** A CSS width. */
  readonly width: string | undefined
  /** The edge of the column, where it can be moved. */
  readonly children: ReactNode
}

/** A column's title; a button when the column can be sorted by. */
export function SortHeader<Row, By extends string>(props: Props<Row, By>) {
  const { column, sort, onSort, children } = props
  const { sortBy, title, align, startsDescending = false, isCountedBack = false } = column
  const style = { width: props.width, textAlign: align }
  if (sortBy === undefined || onSort === undefined)
    return (
      <th scope="col" style={style}>
        {column.hidesTitle === true ? <VisuallyHidden>{title}</VisuallyHidden> : title}
        {children}
      </th>
    )
  const isSorted = sort?.by === sortBy
  const descending = isSorted ? !sort.descending : startsDescending
  // the column's own direction now; before it is sorted, the one that a press gives
  const isFalling = (isSorted ? sort.descending : descending) !== isCountedBack
  const Arrow = isFalling ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      style={style}
      aria-sort={isSorted ? (isFalling ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={classes.sort}
        data-sorted={isSorted || undefined}
        data-align={align}
        onClick={() => onSort({ by: sortBy, descending })}
      >
        {title}
        <Arrow size={13} stroke={2} aria-hidden />
      </UnstyledButton>
      {children}
    </th>
  )
}
