import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { below, type Page } from '../core/page.ts'
import {
  beginsWith,
  foundCustomers,
  idsOf,
  listed,
  matchesTerm,
  phrase,
  searchCap,
  type Term,
} from '../core/search.ts'
import { mailboxes } from '../schema/schema.ts'

/** Hits of one kind: how to find them all, and how to find the newest of many. */
type Source = { readonly all: SQL; readonly newest: (after: number | undefined) => SQL }

/**
 * Ids of one page of mailboxes of all orders, the newest first, by address, person and customer.
 * All hits are gathered by one query; only when there are more than `searchCap`, those of the page
 * are searched for by another.
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

/** Whether a mailbox matches by its address, its person or its customer, for a single row. */
export const isHit = (term: Term): SQL =>
  sql`(${matchesTerm(sql`email`, term)} or ${matchesTerm(sql`first_name || ' ' || last_name`, term)} or user_id in (${foundCustomers(term)}))`

/** Ids of all hits, in no order; null: they are more than `searchCap`. */
export function allHits(tx: Reader, term: Term): readonly number[] | null {
  const every = new Set<number>()
  for (const { all } of [textHits(term), customerHits(tx, term)])
    for (const id of idsOf(tx, sql`${all} limit ${searchCap + 1}`)) every.add(id)
  return every.size > searchCap ? null : [...every]
}

function textHits(term: Term): Source {
  if (term.kind === 'anywhere') {
    const hits = sql`select rowid as id from mailbox_search where mailbox_search match ${phrase(term)}`
    // an index has its rows by their ids
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

/** Hits from the newest id down, without the column's index: of many, the newest come soon. */
function walk(condition: SQL) {
  return (after: number | undefined) =>
    sql`select id from ${mailboxes} not indexed where ${condition} and ${below(sql`id`, after) ?? sql`true`} order by id desc`
}
