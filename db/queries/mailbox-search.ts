import { and, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { orderEmails } from '../schema/schema.ts'
import { below, type Place } from './place.ts'
import {
  beginsWith,
  countUpTo,
  foundCustomers,
  phrase,
  searchCap,
  type Term,
} from './search.ts'

/** With more customers than this, their mailboxes are walked instead of gathered. */
const manyCustomers = 100

/** Over all orders, the newest first: by address, by person, and of customers that are found. */
export function searchMailboxes(
  tx: Transaction,
  term: Term,
  { limit, offset, after }: Place,
): { readonly rows: readonly number[]; readonly total: number } {
  const end = limit + offset
  const sources = [textHits(tx, term), customerHits(tx, term)]
  const newest = sources.map(
    ({ ids, id }) =>
      sql`select * from (${ids} and ${below(id, after) ?? sql`true`} order by ${id} desc limit ${end})`,
  )
  const every = sources.map(({ ids }) => sql`select * from (${ids} limit ${searchCap + 1})`)
  const rows = tx.all<{ id: number }>(
    sql`select id from (${sql.join(newest, sql` union `)}) order by id desc limit ${limit} offset ${offset}`,
  )
  return {
    rows: rows.map(({ id }) => id),
    total: Math.min(searchCap, countUpTo(tx, searchCap, sql.join(every, sql` union `))),
  }
}

/** A query of ids that ends with its condition, and what it calls the id. */
type Hits = { readonly ids: SQL; readonly id: typeof orderEmails.id | SQL }

/** The index has its rows in the order of their ids. */
function textHits(tx: Transaction, term: Term): Hits {
  if (term.kind === 'anywhere')
    return {
      ids: sql`select rowid as id from mailbox_search where mailbox_search match ${phrase(term)}`,
      id: sql`rowid`,
    }
  const begins = beginsWith(sql`email`, term)
  const ids = sql`select id from ${orderEmails} where ${begins}`
  // many hits: by the way of ids, which soon ends
  if (countUpTo(tx, searchCap, ids) > searchCap)
    return { ids: sql`select id from ${orderEmails} not indexed where ${begins}`, id: sql`id` }
  return { ids, id: sql`+id` }
}

function customerHits(tx: Transaction, term: Term): Hits {
  const customers = foundCustomers(term)
  const isMany = countUpTo(tx, manyCustomers, customers) > manyCustomers
  // the sign keeps the index of customers out of it
  const owner = isMany ? sql`+user_id` : sql`user_id`
  const ids = sql`select id from ${orderEmails} where ${and(sql`${owner} in (${customers})`)}`
  return { ids, id: isMany ? sql`id` : sql`+id` }
}
