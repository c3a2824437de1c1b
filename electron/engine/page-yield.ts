/** A list of fewer pages is read to its end first: that takes the fewest requests. */
const fewPages = 20

/** Counts the pages read of one list; between those of a long one other work goes on. */
export type PageYield = {
  /** To be called after each page. */
  note(): void
  /** True once after each page of a long list: other work comes first. */
  yieldsNow(): boolean
  readonly pages: number
}

export function createPageYield(): PageYield {
  let pages = 0
  let mustYield = false
  return {
    note() {
      pages += 1
      mustYield = pages >= fewPages
    },
    yieldsNow() {
      const isNow = mustYield
      mustYield = false
      return isNow
    },
    get pages() {
      return pages
    },
  }
}
