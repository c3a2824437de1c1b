/** Times on the wire are ISO-8601 UTC; money is in major units. Absent = key missing. */
export type Time = string

export type Page<Row> = {
  readonly rows: readonly Row[]
  /** Searches may cap it at 10,000. */
  readonly total: number
  /** Passed as `after` it gets the rows that follow, at any depth; absent on the last page. */
  readonly next?: string
}
