import { fail, ok } from '../../../shared/border/result.ts'
import { type BeforePage, rowsPerPage } from '../mailin-port.ts'
import { watchStalePages } from '../stale-pages.ts'
import { yieldingRows } from '../yielding-rows.ts'
import { isUnknownId, refusal, unreadable } from './failures.ts'
import * as replies from './replies.ts'
import type { Send } from './send.ts'

/** A search that is longer, 20,000 rows, is taken for one without an end. */
const maxPages = 200

/** Reads one page of a list, from 1; no rows when Mailin answers that it does not know the name. */
export async function readRows(send: Send, path: string, name: string, page: number) {
  const query = {
    ...(name !== '' && { name }),
    per_page: String(rowsPerPage),
    page: String(page),
  }
  const sent = await send({ method: 'GET', path, query, kind: 'read' })
  if (!sent.ok) return sent
  const reply = sent.value
  const empty: replies.ReplyPage = { items: [], lastPage: page, hasNext: false, total: null }
  if (isUnknownId(reply)) return ok({ reply, rows: empty })
  if (!reply.isGood) return refusal(reply, 'read')
  const rows = reply.json && replies.readPage(reply.json.value)
  return rows === null ? unreadable(reply, 'read') : ok({ reply, rows })
}

function isLast(rows: replies.ReplyPage, page: number): boolean {
  if (rows.items.length === 0) return true
  if (rows.lastPage !== null) return page >= rows.lastPage
  return rows.hasNext === null ? rows.items.length < rowsPerPage : !rows.hasNext
}

/** Which page is the last: as Mailin says, else `page`, or the next one when more may follow. */
export function lastPageOf(rows: replies.ReplyPage, page: number): number {
  return rows.lastPage ?? (isLast(rows, page) ? page : page + 1)
}

/** Mailin finds every row whose name contains `name`. */
type Search = {
  readonly path: string
  readonly name: string
  readonly beforePage: BeforePage | undefined
}

/**
 * Yields every page of a search, up to the first failure. A search that has no end ends with
 * an unreadable answer.
 */
export async function* readPages(send: Send, { path, name, beforePage }: Search) {
  let previous = ''
  let total: number | null = null
  const pages = watchStalePages()
  for (let [page, asked] = [1, 1]; ; asked += 1) {
    const failure = asked === 1 ? null : await beforePage?.()
    if (failure != null) {
      yield fail(failure)
      return
    }
    const read = await readRows(send, path, name, page)
    yield read
    if (!read.ok) return
    const { reply, rows } = read.value
    const gone = total === null || rows.total === null ? 0 : total - rows.total
    total = rows.total ?? total
    // rows were removed meanwhile: as many have moved up to pages that were read already
    const next =
      gone > 0 && page > 1 ? Math.max(1, page - Math.ceil(gone / rowsPerPage)) : page + 1
    if (next > page && isLast(rows, page)) return
    // a server that knows no pages answers the same rows again
    const saysNothing = rows.lastPage === null && rows.hasNext === null
    if (saysNothing && reply.body === previous) return
    previous = reply.body
    const names: string[] = []
    for await (const item of yieldingRows(rows.items)) names.push(replies.identityOf(item))
    if (!pages.takes(names) || asked >= maxPages) {
      yield unreadable(reply, 'read', 'a list without an end')
      return
    }
    page = next
  }
}
