import { create } from 'zustand'

/** Lists that another page leads to with a search. */
export type SearchedList = 'mailboxes' | 'customers' | 'activity'

type Asked = { readonly list: SearchedList; readonly text: string }

/** What the next list is to look for; null once the list has taken it. */
export const useAskedSearch = create<{ readonly asked: Asked | null }>(() => ({ asked: null }))

export const askSearch = (list: SearchedList, text: string) =>
  useAskedSearch.setState({ asked: { list, text } })
