import type { ReactNode } from 'react'
import type { TableName } from '../../../shared/settings/table-views.ts'
import { ListState } from '../states/ListState.tsx'
import { RowTable } from './RowTable.tsx'
import type { Column } from './TableRow.tsx'
import type { Pages } from './use-pages.ts'

type Props<Row> = {
  readonly name?: TableName
  readonly label: string
  readonly pages: Pages<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => number | string
  readonly onOpen?: (row: Row) => void
  readonly minWidth?: number
  /** Shown when there is no row. */
  readonly empty: ReactNode
}

/** A list of which nothing is chosen, in whatever state it is. */
export function ListBody<Row>({ pages, empty, ...table }: Props<Row>) {
  return (
    <ListState pages={pages} empty={empty}>
      <RowTable {...table} rows={pages.list.data?.rows ?? []} viewKey={pages.viewKey} />
    </ListState>
  )
}
