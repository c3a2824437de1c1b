import { createContext, type ReactNode } from 'react'
import { Paging } from '../table/Paging.tsx'
import type { Pages } from '../table/use-pages.ts'
import { ErrorState } from './ErrorState.tsx'
import { LoadingLines } from './Late.tsx'

/** Rows are those of the question before: they are dimmed, and nothing is done to them. */
export const StaleRows = createContext(false)

type Props<Row> = {
  readonly pages: Pages<Row>
  /** What stands there when no row does. */
  readonly empty: ReactNode
  /** The rows. */
  readonly children: ReactNode
}

/** A list in whatever state it is: loading, refused, empty, or its rows with their paging. */
export function ListState<Row>({ pages, empty, children }: Props<Row>) {
  const { data, error, refetch } = pages.list
  if (error !== null) return <ErrorState error={error} onRetry={refetch} />
  if (data === undefined) return <LoadingLines />
  // whether the next question finds nothing, too, is not known
  if (data.rows.length === 0) return pages.isAwaited ? <LoadingLines /> : empty
  return (
    <>
      <StaleRows value={pages.isStale}>{children}</StaleRows>
      <Paging {...pages} total={data.total} />
    </>
  )
}
