/** ISO-8601 in UTC, as every time at the border. Money there is in major units. */
export type Time = string

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** Rows on all pages; a search counts 10,000 at most. */
  readonly total: number
  /** The cursor: passed as `after`, it gets the rows that follow; absent on the last page. */
  readonly next?: string
  /** Which page it is, from 1; present where it was asked for by a row, with `at`. */
  readonly page?: number
}
