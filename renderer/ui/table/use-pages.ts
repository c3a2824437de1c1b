import { keepPreviousData } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Answers, CallArgs, CallName } from '../../../shared/border/calls.ts'
import type { Page } from '../../../shared/border/paging.ts'
import { type CallFailure, useCall } from '../../app/bridge.ts'
import { changeQuery, usePlaceKey } from '../../app/place/history.ts'
import { keep, keptOf, type PageCursors, useKept } from '../../app/place/kept.ts'

/** Calls that answer one page of a list. */
export type ListName = {
  [Name in CallName]: Answers[Name] extends Page<unknown> ? Name : never
}[CallName]

type Filter<Name extends ListName> = Omit<CallArgs<Name>, 'page' | 'pageSize' | 'after' | 'at'>

/** One page of a list, and how to go to another. */
export type Pages<Row> = {
  readonly list: {
    /** Count and rows of one answer; the last one stays until the next one can be drawn. */
    readonly data: Page<Row> | undefined
    readonly error: CallFailure | null
    readonly refetch: () => void
  }
  /** The rows answer an earlier filter or page; the new ones are on their way. */
  readonly isAwaited: boolean
  /**
   * The rows do not answer the filter as typed: `isAwaited`, or the search is still being
   * typed.
   */
  readonly isStale: boolean
  /** The page that is shown, from 1; the fields below are about it, too. */
  readonly page: number
  readonly pageSize: number
  readonly hasNext: boolean
  /** Goes to a neighbouring page or to the first one; does nothing while rows are awaited. */
  readonly onPage: (page: number) => void
  readonly viewKey: string
}

type Options = {
  readonly refetchInterval?: number
  /** The search is still being typed, so the filter is not yet the wanted one. */
  readonly isTyping?: boolean
  /** The row that the address names: the page that it is on comes first. */
  readonly at?: number | undefined
}

/**
 * A list page by page. Each page begins at the cursor of the one before, so the last page comes
 * as fast as the first. Another filter begins at the first page; the page is kept with the place.
 */
export function usePages<Name extends ListName>(
  name: Name,
  filter: Filter<Name>,
  pageSize: number,
  { isTyping = false, at, ...options }: Options = {},
) {
  const filterKey = JSON.stringify(filter)
  const place = usePlaceKey()
  const known = useKept(all => all[place]?.pages[name])
  const cursors = known?.filterKey === filterKey ? known.cursors : firstPage
  const after = cursors.at(-1)
  const numbered = cursors.length + 1
  const askedKey = `${filterKey} ${at === undefined ? numbered : `at ${at}`}`
  const args = {
    ...filter,
    page: at === undefined ? numbered : 1,
    pageSize,
    ...(at === undefined ? after !== undefined && { after } : { at }),
  }
  const list = useCall(
    name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a filter of this very call
    args as CallArgs<Name>,
    { placeholderData: keepPreviousData, ...options },
  )
  const isThere = !list.isPlaceholderData
  const asked = at === undefined ? numbered : (list.data?.page ?? 1)
  const isEmpty = isThere && list.data?.rows.length === 0
  useEffect(() => {
    // the rows of a later page are gone: begin at the first one
    if (isEmpty && asked > 1) setPage(place, name, { filterKey, cursors: firstPage })
  }, [isEmpty, asked, place, name, filterKey])
  const [viewKey, page] = useShown(askedKey, asked, isThere)
  const answer = useMemo(
    () => ({ data: list.data, viewKey, page: list.data?.page ?? page }),
    [list.data, viewKey, page],
  )
  // drawn after what is typed, and the count together with its rows
  const shown = useDeferredValue(answer)
  const isAwaited = shown.viewKey !== askedKey

  return {
    list: { data: shown.data, error: list.error, refetch: () => void list.refetch() },
    isAwaited,
    isStale: isTyping || isAwaited,
    page: shown.page,
    pageSize,
    hasNext: shown.data?.next !== undefined || shown.page * pageSize < (shown.data?.total ?? 0),
    onPage: (next: number) => {
      // the cursor of the awaited page is not known yet
      if (isAwaited) return
      const passed = at === undefined ? cursors : Array.from({ length: asked - 1 }, noCursor)
      const before = passed.slice(0, next - 1)
      if (at !== undefined) changeQuery({ at: undefined })
      setPage(place, name, {
        filterKey,
        cursors: next > asked ? [...before, list.data?.next] : before,
      })
    },
    viewKey: shown.viewKey,
  }
}

const firstPage: readonly undefined[] = []
/** The way to a page that was not paged to. */
const noCursor = () => undefined

function setPage(place: string, name: string, page: PageCursors): void {
  keep(place, { pages: { ...keptOf(place).pages, [name]: page } })
}

/** Key and page of the rows that have arrived, while others are on their way. */
function useShown(key: string, page: number, isThere: boolean): readonly [string, number] {
  const [there, setThere] = useState<readonly [string, number]>([key, page])
  if (!isThere || there[0] === key) return there
  setThere([key, page])
  return [key, page]
}
