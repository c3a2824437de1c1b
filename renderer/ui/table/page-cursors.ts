import { create } from 'zustand'

/** How far staff went in a list. */
export type PageCursors = {
  /** A page belongs to its filter. */
  readonly filterKey: string
  /** Where each page after the first begins; undefined where the list counts its pages. */
  readonly cursors: readonly (string | undefined)[]
}

/** By the call that answers the list. */
export const usePageCursors = create<Readonly<Record<string, PageCursors | undefined>>>(
  () => ({}),
)

export const setPageCursors = (name: string, pageCursors: PageCursors) =>
  usePageCursors.setState({ [name]: pageCursors })

/** Another database has other rows. */
export const forgetPages = () => usePageCursors.setState({}, true)
