import { yieldToEvents } from '../scheduler/yield.ts'

/** Rows that are read within some milliseconds. */
const sliceRows = 100

/**
 * Yields the rows one by one; after every hundredth, what else waits in this process runs first.
 */
export async function* yieldingRows<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % sliceRows === 0) await yieldToEvents()
    yield row
  }
}
