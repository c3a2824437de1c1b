import { create } from 'zustand'

/** The page of a list that staff are on. */
export type PageCursors = {
  /** The filter that the cursors belong to. */
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

/** Forgets all pages: another mode has other rows. */
export const forgetPages = () => usePageCursors.setState({}, true)
