import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import {
  beginsWith,
  foundCustomers,
  idsOf,
  listed,
  phrase,
  searchCap,
  type Term,
} from '../core/search.ts'
import { mailboxes } from '../schema/schema.ts'

/** Hits of one kind: how to find them all, and how to find the newest of many. */
type Source = { readonly all: SQL; readonly newest: (after: number | undefined) => SQL }

/**
 * Over all orders, the newest first: by address, by person, and of customers that are found.
 * Hits are gathered once; only of more than are counted, those below a cursor are looked for anew.
 */
export function searchMailboxes(
  tx: Reader,
  term: Term,
  { limit, offset, after }: Page,
): { readonly rows: readonly number[]; readonly total: number } {
  const end = limit + offset
  const every = new Set<number>()
  const shown = new Set<number>()
  for (const { all, newest } of [textHits(term), customerHits(tx, term)]) {
    const found = idsOf(tx, sql`${all} limit ${searchCap + 1}`)
    const isWhole = found.length <= searchCap
    for (const id of found) every.add(id)
    const candidates = isWhole ? found : idsOf(tx, sql`${newest(after)} limit ${end}`)
    for (const id of candidates) if (after === undefined || id < after) shown.add(id)
  }
  const rows = [...shown].sort((one, other) => other - one).slice(offset, end)
  return { rows, total: Math.min(searchCap, every.size) }
}

function textHits(term: Term): Source {
  if (term.kind === 'anywhere') {
    const hits = sql`select rowid as id from mailbox_search where mailbox_search match ${phrase(term)}`
    // the index has its rows in the order of their ids
    const newest = (after: number | undefined) =>
      sql`${hits} and ${below(sql`rowid`, after) ?? sql`true`} order by rowid desc`
    return { all: hits, newest }
  }
  const begins = beginsWith(sql`email`, term)
  return { all: sql`select id from ${mailboxes} where ${begins}`, newest: walk(begins) }
}

function customerHits(tx: Reader, term: Term): Source {
  const customers = listed(idsOf(tx, foundCustomers(term)))
  return {
    all: sql`select id from ${mailboxes} where user_id in ${customers}`,
    newest: walk(sql`user_id in ${customers}`),
  }
}

/** Down by the ids, past the index of the column: of many hits the newest are soon together. */
function walk(condition: SQL) {
  return (after: number | undefined) =>
    sql`select id from ${mailboxes} not indexed where ${condition} and ${below(sql`id`, after) ?? sql`true`} order by id desc`
}
