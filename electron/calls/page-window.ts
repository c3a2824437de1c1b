type Paged = { readonly page: number; readonly pageSize: number }

/** The rows of one page, as the queries take it; `page` counts from 1. */
export function pageWindow({ page, pageSize }: Paged) {
  return { limit: pageSize, offset: (page - 1) * pageSize }
}
