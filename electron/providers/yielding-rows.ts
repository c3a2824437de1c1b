import { breathe } from '../backups/rest.ts'

/** Rows between two turns of everything else: some milliseconds of reading. */
const sliceRows = 100

/** The rows one by one; after every hundredth, what else waits in this process has its turn. */
export async function* yieldingRows<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % sliceRows === 0) await breathe()
    yield row
  }
}
