/** A list whose pages name only what earlier ones named goes round in circles. */
const mostStalePages = 20

/** Watches the pages of one list for news. */
export type StalePages = {
  /** False: this is the twentieth page in a row that names nothing new. */
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
