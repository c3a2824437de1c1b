import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Page } from '../../shared/page.ts'
import { ErrorState } from './ErrorState.tsx'
import { LoadingLines } from './Late.tsx'
import { Paging } from './Paging.tsx'
import { type Column, RowTable } from './RowTable.tsx'

type Props<Row> = {
  readonly label: string
  readonly list: UseQueryResult<Page<Row>>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => number | string
  readonly onOpen?: (row: Row) => void
  readonly page: number
  readonly pageSize: number
  readonly onPage: (page: number) => void
  /** Changes with search, filter and page. */
  readonly viewKey: string
  readonly minWidth?: number
  /** What stands there when no row does. */
  readonly empty: ReactNode
}

/** A list in whatever state it is: loading, refused, empty, or its rows with their paging. */
export function ListBody<Row>(props: Props<Row>) {
  const { list, page, pageSize, onPage, empty, ...table } = props
  if (list.isPending) return <LoadingLines />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  const { rows, total } = list.data
  if (rows.length === 0) return empty
  return (
    <>
      <RowTable {...table} rows={rows} />
      <Paging page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  )
}
