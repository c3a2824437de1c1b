/** After so many pages in a row that name nothing new a list goes round in circles. */
const mostStalePages = 20

/** Watches the pages of one list for news. */
export type StalePages = {
  /** Takes the names of a page; false: it is the twentieth in a row that names nothing new. */
  takes(names: Iterable<string>): boolean
}

export function watchStalePages(): StalePages {
  const known = new Set<string>()
  let stale = 0
  return {
    takes(names) {
      const before = known.size
      for (const name of names) known.add(name)
      stale = known.size === before ? stale + 1 : 0
      return stale < mostStalePages
    },
  }
}
