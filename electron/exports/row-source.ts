/** Rows that are read page by page, and taken in portions, each of which is a file. */
export type RowSource<Row> = {
  /** Whether more than so many rows are left; reads no further than it needs. */
  hasMoreThan(count: number): Promise<boolean>
  /** The next rows in pages, so many at most. */
  take(most: number): AsyncGenerator<readonly Row[]>
}

export function createRowSource<Row>(pages: AsyncIterable<readonly Row[]>): RowSource<Row> {
  const iterator = pages[Symbol.asyncIterator]()
  let ahead: readonly Row[] = []
  let isOver = false

  async function readOn(): Promise<void> {
    const next = await iterator.next()
    if (next.done === true) isOver = true
    else ahead = ahead.length === 0 ? next.value : [...ahead, ...next.value]
  }

  return {
    async hasMoreThan(count) {
      while (ahead.length <= count && !isOver) await readOn()
      return ahead.length > count
    },
    async *take(most) {
      for (let left = most; left > 0; ) {
        while (ahead.length === 0 && !isOver) await readOn()
        if (ahead.length === 0) return
        const page = ahead.slice(0, left)
        ahead = ahead.slice(page.length)
        left -= page.length
        yield page
      }
    },
  }
}
