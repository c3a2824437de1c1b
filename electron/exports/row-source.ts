/** What goes into one file. `number`: counts the files of a group; null: it has one only. */
export type Portion<Row> = {
  readonly number: number | null
  readonly pages: AsyncGenerator<readonly Row[]>
}

/** Rows that are read page by page, group after group, and taken in portions. */
export type RowSource<Row> = {
  /** The next row; null: all are taken. */
  peek(): Promise<Row | null>
  /** The group of the next row, so many rows in a portion at most; each is taken before the next. */
  portions(most?: number): AsyncGenerator<Portion<Row>>
}

/** `groupOf`: what the rows of one file have in common; rows of a group come together. */
export function createRowSource<Row>(
  pages: AsyncIterable<readonly Row[]>,
  groupOf: (row: Row) => unknown,
): RowSource<Row> {
  const iterator = pages[Symbol.asyncIterator]()
  let ahead: readonly Row[] = []
  let isOver = false

  async function readOn(): Promise<void> {
    const next = await iterator.next()
    if (next.done === true) isOver = true
    else ahead = ahead.length === 0 ? next.value : [...ahead, ...next.value]
  }

  async function peek(): Promise<Row | null> {
    while (ahead.length === 0 && !isOver) await readOn()
    return ahead[0] ?? null
  }

  /** How many rows ahead are of this group, before the first of another. */
  function countOf(group: unknown): number {
    const end = ahead.findIndex(row => groupOf(row) !== group)
    return end === -1 ? ahead.length : end
  }

  async function hasMoreThan(most: number, group: unknown): Promise<boolean> {
    while (countOf(group) <= most && countOf(group) === ahead.length && !isOver) await readOn()
    return countOf(group) > most
  }

  async function* take(most: number, group: unknown): AsyncGenerator<readonly Row[]> {
    for (let left = most; left > 0; ) {
      await peek()
      const page = ahead.slice(0, Math.min(left, countOf(group)))
      if (page.length === 0) return
      ahead = ahead.slice(page.length)
      left -= page.length
      yield page
    }
  }

  return {
    peek,
    async *portions(most = Number.POSITIVE_INFINITY) {
      const first = await peek()
      if (first === null) return
      const group = groupOf(first)
      const isSplit = Number.isFinite(most) && (await hasMoreThan(most, group))
      for (let number = 1; ; number += 1) {
        const next = await peek()
        if (next === null || groupOf(next) !== group) return
        yield { number: isSplit ? number : null, pages: take(most, group) }
      }
    },
  }
}
