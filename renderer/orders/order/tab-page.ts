import { changeQuery } from '../../app/place/history.ts'

/** Rows of one page of an order's tab. */
export const pageSize = 50

/** A query's change that leads to the first page, and marks no row. */
export const firstPage = { page: undefined, at: undefined } as const

export const showPage = (page: number) => changeQuery({ page: String(page), at: undefined })

/**
 * The page of an order's rows that the address asks for: the one with the row that it names, else
 * by number, from 1. A page that is not there is the last one.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  asked: string | undefined,
  isNamed: (row: Row) => boolean,
): { readonly page: number; readonly rows: readonly Row[] } {
  const at = rows.findIndex(isNamed)
  const last = Math.max(1, Math.ceil(rows.length / pageSize))
  const wanted = at >= 0 ? Math.floor(at / pageSize) + 1 : Math.trunc(Number(asked))
  const page = wanted >= 1 ? Math.min(wanted, last) : 1
  return { page, rows: rows.slice((page - 1) * pageSize, page * pageSize) }
}
