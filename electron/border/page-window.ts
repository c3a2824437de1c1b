type Paged = { readonly page: number; readonly pageSize: number }

/** The rows of one page, as the queries take it; `page` counts from 1. */
export function pageWindow({ page, pageSize }: Paged) {
  return { limit: pageSize, offset: (page - 1) * pageSize }
}

/** The same, or the rows after a cursor: then `page` is for people alone. */
export function pageAfter<Key>(paged: Paged, after: Key | undefined) {
  const window = pageWindow(paged)
  return after === undefined ? window : { ...window, offset: 0, after }
}

/** Absent when the list ends with these rows; for lists with the newest first. */
export function nextId(rows: readonly { readonly id: number }[], { pageSize }: Paged) {
  const last = rows.at(-1)
  return rows.length < pageSize || last === undefined ? {} : { next: String(last.id) }
}
