import { breathe } from '../backups/rest.ts'

/** Rows of one slice: some milliseconds of reading. */
const sliceRows = 100

/** The rows one by one; after every hundredth, what else waits in this process runs. */
export async function* yieldingRows<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % sliceRows === 0) await breathe()
    yield row
  }
}
