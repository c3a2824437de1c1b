import type { TableName } from '../../../shared/settings/table-views.ts'
import { ColumnEdge } from './ColumnEdge.tsx'
import type { Sort } from './RowTable.tsx'
import { SortHeader } from './SortHeader.tsx'
import { ChoiceHead } from './selection/ChoiceCells.tsx'
import type { Selection } from './selection/use-selection.ts'
import type { Column } from './TableRow.tsx'

type Props<Row, By extends string> = {
  /** Present where staff can change the widths. */
  readonly name: TableName | undefined
  readonly columns: readonly Column<Row, By>[]
  /** The CSS width of each column. */
  readonly widths: readonly (string | undefined)[]
  readonly sort: Sort<By> | undefined
  readonly onSort: ((sort: Sort<By>) => void) | undefined
  /** Present where rows can be chosen. */
  readonly choosing:
    | { readonly selection: Selection; readonly shown: readonly number[] }
    | undefined
}

/** The titles of the columns, which sort, with edges between them, which can be moved. */
export function TableHead<Row, By extends string>(props: Props<Row, By>) {
  const { name, columns, widths, choosing } = props
  return (
    <thead>
      <tr>
        {choosing !== undefined && <ChoiceHead {...choosing} />}
        {columns.map((column, at) => {
          const next = columns[at + 1]
          return (
            <SortHeader
              key={column.key}
              column={column}
              width={widths[at]}
              sort={props.sort}
              onSort={props.onSort}
            >
              {name !== undefined && next !== undefined && (
                <ColumnEdge table={name} column={column} next={next} isFirst={at === 0} />
              )}
            </SortHeader>
          )
        })}
      </tr>
    </thead>
  )
}
