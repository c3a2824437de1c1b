import { create } from 'zustand'

/** How far a list was turned. */
export type TurnedPages = {
  /** A page belongs to its filter. */
  readonly filterKey: string
  /** Where each page after the first begins; undefined where the list counts its pages. */
  readonly cursors: readonly (string | undefined)[]
}

/** By the call that answers the list. */
export const useTurnedPages = create<Readonly<Record<string, TurnedPages | undefined>>>(
  () => ({}),
)

export const turnPage = (name: string, turned: TurnedPages) =>
  useTurnedPages.setState({ [name]: turned })

/** Another database has other rows. */
export const forgetPages = () => useTurnedPages.setState({}, true)
