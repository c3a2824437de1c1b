import { type CSSProperties, memo, type ReactNode } from 'react'
import { TabbedRow } from '../links.tsx'
import classes from './RowTable.module.css'
import { ChoiceCell, type RowChoiceState } from './selection/ChoiceCells.tsx'

export type Column<Row, By extends string = never> = {
  readonly key: string
  readonly title: string
  /** For a column of boxes or buttons: the title is heard, not seen. */
  readonly hidesTitle?: boolean
  /** CSS width; one column should have none and take what is left. */
  readonly width?: string
  readonly align?: 'right'
  /** Numbers, which are never cut: the column grows with them. So are those on the right. */
  readonly isWhole?: true
  /** Present when the column can be sorted by. */
  readonly sortBy?: By
  /** The first press sorts downwards: for ages, counts and ids. */
  readonly startsDescending?: boolean
  /** The column falls as what it is sorted by rises: an age, which is sorted by its beginning. */
  readonly isCountedBack?: boolean
  readonly cell: (row: Row) => ReactNode
}

type Props<Row, By extends string> = {
  readonly row: Row
  readonly columns: readonly Column<Row, By>[]
  /** The one row that is in the tab order. */
  readonly isActive: boolean
  /** Enter or a press opens something. */
  readonly isOpening: boolean
  /** The address names this row. */
  readonly isMarked: boolean
  /** Present where rows can be chosen. */
  readonly choice?: RowChoiceState
  /** Names the row after "Choose". */
  readonly name?: string
  readonly whyNot?: string | undefined
}

function Row<Row, By extends string>(props: Props<Row, By>) {
  const { row, columns, choice, name = '' } = props
  return (
    <tr
      tabIndex={props.isActive ? 0 : -1}
      className={props.isOpening ? classes.opens : undefined}
      aria-current={props.isMarked || undefined}
      aria-selected={choice === undefined ? undefined : choice === 'chosen'}
    >
      {choice !== undefined && <ChoiceCell state={choice} name={name} whyNot={props.whyNot} />}
      <TabbedRow value={props.isActive}>
        {columns.map(column => (
          <td key={column.key} style={alignments[column.align ?? 'left']}>
            {column.cell(row)}
          </td>
        ))}
      </TabbedRow>
    </tr>
  )
}

/** Drawn again only when it is another row, or another of its columns or marks. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- memo forgets the type of the rows
export const TableRow = memo(Row) as typeof Row

const alignments = { left: undefined, right: { textAlign: 'right' } } as const satisfies Record<
  string,
  CSSProperties | undefined
>
