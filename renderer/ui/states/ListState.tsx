import { createContext, type ReactNode } from 'react'
import { Paging } from '../table/Paging.tsx'
import type { Pages } from '../table/use-pages.ts'
import { ErrorState } from './ErrorState.tsx'
import { LoadingLines } from './Late.tsx'

/** Whether the rows answer an earlier filter or page: they are dimmed, and take no presses. */
export const StaleRows = createContext(false)

type Props<Row> = {
  readonly pages: Pages<Row>
  /** Shown when there is no row. */
  readonly empty: ReactNode
  readonly children: ReactNode
}

/** A list in whatever state it is: loading, refused, empty, or its rows with their paging. */
export function ListState<Row>({ pages, empty, children }: Props<Row>) {
  const { data, error, refetch } = pages.list
  if (error !== null) return <ErrorState error={error} onRetry={refetch} />
  if (data === undefined) return <LoadingLines />
  // whether the new filter finds nothing, too, is not known yet
  if (data.rows.length === 0) return pages.isAwaited ? <LoadingLines /> : empty
  return (
    <>
      <StaleRows value={pages.isStale}>{children}</StaleRows>
      <Paging {...pages} total={data.total} />
    </>
  )
}
