import { keepPreviousData, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answers } from '../../shared/answers.ts'
import type { CallArgs, CallName } from '../../shared/calls.ts'
import type { Page } from '../../shared/page.ts'
import { useCall } from '../bridge.ts'
import { turnPage, useTurnedPages } from '../stores/turned-pages.ts'

/** Calls that answer one page of a list. */
export type ListName = {
  [Name in CallName]: Answers[Name] extends Page<unknown> ? Name : never
}[CallName]

type Filter<Name extends ListName> = Omit<CallArgs<Name>, 'page' | 'pageSize' | 'after'>

/** One page of a list, and how to turn it. */
export type Pages<Row> = {
  readonly list: UseQueryResult<Page<Row>>
  /** From 1. */
  readonly page: number
  readonly pageSize: number
  readonly hasNext: boolean
  /** By one, or to the first. */
  readonly onPage: (page: number) => void
  /** Of what is shown: the view before stays until the next one is there. */
  readonly viewKey: string
}

/**
 * A list page by page, each from where the one before ended, so that the last page is there as
 * fast as the first. Another filter begins anew; the page is kept while staff look elsewhere.
 */
export function usePages<Name extends ListName>(
  name: Name,
  filter: Filter<Name>,
  pageSize: number,
  options: { readonly refetchInterval?: number } = {},
) {
  const filterKey = JSON.stringify(filter)
  const turned = useTurnedPages(state => state[name])
  const cursors = turned?.filterKey === filterKey ? turned.cursors : firstPage
  const after = cursors.at(-1)
  const page = cursors.length + 1
  const args = { ...filter, page, pageSize, ...(after !== undefined && { after }) }
  const list = useCall(
    name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a filter of this very call
    args as CallArgs<Name>,
    { placeholderData: keepPreviousData, ...options },
  )
  const isThere = !list.isPlaceholderData
  const isEmpty = isThere && list.data?.rows.length === 0
  useEffect(() => {
    // what stood on it has gone
    if (isEmpty && page > 1) turnPage(name, { filterKey, cursors: firstPage })
  }, [isEmpty, page, name, filterKey])

  return {
    list,
    page,
    pageSize,
    hasNext: list.data?.next !== undefined || page * pageSize < (list.data?.total ?? 0),
    onPage: (next: number) => {
      // the rows of the page before tell nothing of what follows this one
      if (!isThere) return
      const before = cursors.slice(0, next - 1)
      turnPage(name, {
        filterKey,
        cursors: next > page ? [...before, list.data?.next] : before,
      })
    },
    viewKey: useShown(`${filterKey} ${page}`, isThere),
  }
}

const firstPage: readonly undefined[] = []

/** The key of the rows that are shown, while others are on their way. */
function useShown(key: string, isThere: boolean): string {
  const [shown, setShown] = useState(key)
  if (!isThere || shown === key) return shown
  setShown(key)
  return key
}
