import type { ReactNode } from 'react'
import type { TableName } from '../../shared/table-views.ts'
import { ErrorState } from './ErrorState.tsx'
import { LoadingLines } from './Late.tsx'
import { Paging } from './Paging.tsx'
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
  /** What stands there when no row does. */
  readonly empty: ReactNode
}

/** A list in whatever state it is: loading, refused, empty, or its rows with their paging. */
export function ListBody<Row>({ pages, empty, ...table }: Props<Row>) {
  const { list, viewKey } = pages
  if (list.isPending) return <LoadingLines />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const { rows, total } = list.data
  if (rows.length === 0) return empty
  return (
    <>
      <RowTable {...table} rows={rows} viewKey={viewKey} />
      <Paging {...pages} total={total} />
    </>
  )
}
