type Paged = {
  readonly page: number
  readonly pageSize: number
  readonly isCounted?: boolean | undefined
}

/** Limit and offset of a page, as the queries take them; `page` is 1-based. */
export function pageWindow({ page, pageSize, isCounted }: Paged) {
  return { limit: pageSize, offset: (page - 1) * pageSize, isCounted }
}

/** Limit and offset of a page or, with a cursor, the rows after it; then `page` is only shown. */
export function pageAfter<Key>(paged: Paged, after: Key | undefined) {
  const window = pageWindow(paged)
  return after === undefined ? window : { ...window, offset: 0, after }
}

/** The cursor for the rows after these, in lists with the newest first. Absent: the list ends here. */
export function nextId(rows: readonly { readonly id: number }[], { pageSize }: Paged) {
  const last = rows.at(-1)
  return rows.length < pageSize || last === undefined ? {} : { next: String(last.id) }
}
