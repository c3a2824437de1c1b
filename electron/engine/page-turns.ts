/** A list of fewer pages is read to its end first: that takes the fewest requests. */
const fewPages = 20

/** The pages of one long list, between which others of its kind have their turn. */
export type PageTurns = {
  /** After each page. */
  note(): void
  /** True once after each page of a long list: the turn is another's. */
  takeTurn(): boolean
  readonly pages: number
}

export function countPages(): PageTurns {
  let pages = 0
  let isOthersTurn = false
  return {
    note() {
      pages += 1
      isOthersTurn = pages >= fewPages
    },
    takeTurn() {
      const isTheirs = isOthersTurn
      isOthersTurn = false
      return isTheirs
    },
    get pages() {
      return pages
    },
  }
}
