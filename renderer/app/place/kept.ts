import { create } from 'zustand'

/** The page of a list that staff are on. */
export type PageCursors = {
  /** The filter that the cursors belong to. */
  readonly filterKey: string
  /** Where each page after the first begins; undefined where the list counts its pages. */
  readonly cursors: readonly (string | undefined)[]
}

/** What of a place is not in its address, and is there again when staff come back to it. */
export type Kept = {
  /** By the call that answers the list. */
  readonly pages: Readonly<Record<string, PageCursors | undefined>>
  /** How far each part is scrolled, in pixels, by its `data-scroll`. */
  readonly scrolls: Readonly<Record<string, number | undefined>>
  /** The row that had the focus last: the label of its table, and its key. */
  readonly row?: { readonly table: string; readonly key: number | string } | undefined
}

const nothing: Kept = { pages: {}, scrolls: {} }

/** A window remembers as many places, the latest; the browser has no more of them itself. */
const mostPlaces = 60

/** What is kept of each place, by its key in the history. */
export const useKept = create<Readonly<Record<string, Kept | undefined>>>(() => ({}))

export const keptOf = (place: string): Kept => useKept.getState()[place] ?? nothing

/** Changes what is kept of a place, which becomes the latest. */
export function keep(place: string, change: Partial<Kept>): void {
  useKept.setState(all => {
    const others = Object.entries(all).filter(([key]) => key !== place)
    const changed = { ...(all[place] ?? nothing), ...change }
    return Object.fromEntries([...others.slice(1 - mostPlaces), [place, changed]])
  }, true)
}

/** Forgets it all: another mode has other rows. */
export const forgetKept = () => useKept.setState({}, true)
