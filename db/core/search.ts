import { type SQL, sql } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import { z } from 'zod'
import { storedSpellings } from '../customers/readable-names.ts'
import { customers } from '../schema/schema.ts'
import type { Reader } from './database.ts'

/** Hits of a search are counted no further than this. */
export const searchCap = 10_000

/** The column contains this text anywhere, whatever its case; % and _ stand for themselves. */
export function contains(column: AnySQLiteColumn | SQL, text: string): SQL {
  return sql`${column} like ${`%${literally(text)}%`} escape '\\'`
}

const literally = (text: string) => text.replace(/[\\%_]/g, sign => `\\${sign}`)

/**
 * What is searched for. Trigram indexes find three characters and more `anywhere` in a text; fewer
 * are searched for at its `start` alone.
 */
export type Term = {
  readonly kind: 'anywhere' | 'start'
  readonly text: string
  /** Stored ASCII spellings of names that contain the text in other letters; mostly none. */
  readonly spellings: readonly string[]
}

/** The term of what was typed; null: nothing was. */
export function readTerm(tx: Reader, search: string | undefined): Term | null {
  // FTS5 reads a query up to the first NUL
  const text = (search ?? '').replaceAll('\0', '').trim()
  if (text === '') return null
  const kind = Array.from(text).length < 3 ? 'start' : 'anywhere'
  return { kind, text, spellings: storedSpellings(tx, text, kind) }
}

/** The term as an FTS5 query, in quotes: so `AND` or `*` are plain text. */
export const phrase = ({ text, spellings }: Term): string =>
  [text, ...spellings].map(one => `"${one.replaceAll('"', '""')}"`).join(' OR ')

/** Whether a column matches the term, as the index finds it, for a single row. */
export function matchesTerm(
  column: SQL | AnySQLiteColumn,
  { kind, text, spellings }: Term,
): SQL {
  const like = (one: string) => {
    const pattern = kind === 'anywhere' ? `%${literally(one)}%` : `${literally(one)}%`
    return sql`${column} like ${pattern} escape '\\'`
  }
  const [first, ...others] = [text, ...spellings].map(like)
  return others.length === 0 ? sql`${first}` : sql`(${sql.join([first, ...others], sql` or `)})`
}

/** The lower-case column begins with the text: a range, so that an index serves. */
export function beginsWith(column: SQL | AnySQLiteColumn, { text }: Pick<Term, 'text'>): SQL {
  const low = text.toLowerCase()
  return sql`${column} >= ${low} and ${column} < ${`${low}\u{10ffff}`}`
}

/** The column of a domain or address begins with the text, or with a stored spelling of it. */
export const nameBegins = (column: SQL | AnySQLiteColumn, term: Term): SQL =>
  term.spellings.length === 0
    ? beginsWith(column, term)
    : sql`(${beginsWith(column, term)} or ${column} in ${listed(term.spellings)})`

/** Ids of the customers whose name or address matches the term. */
export const foundCustomers = (term: Term): SQL =>
  term.kind === 'anywhere'
    ? sql`select rowid as id from customer_search where customer_search match ${phrase(term)}`
    : sql`select id from ${customers} where ${matchesTerm(sql`name`, term)} or ${matchesTerm(sql`email`, term)}`

/** How many rows a query has, counted no further than just beyond the cap. */
export function countUpTo(tx: Reader, cap: number, rows: SQL): number {
  const counted = sql`select count(*) as n from (select 1 from (${rows}) limit ${cap + 1})`
  return tx.get<{ n: number } | undefined>(counted)?.n ?? 0
}

/** The ids that a query finds, read as one value instead of an object for each. */
export function idsOf(tx: Reader, query: SQL): readonly number[] {
  const row = tx.get<{ ids: string } | undefined>(
    sql`select json_group_array(id) as ids from (${query})`,
  )
  return row === undefined ? [] : idsSchema.parse(JSON.parse(row.ids))
}
const idsSchema = z.array(z.number())

/** A list for `in`, however long: one bound value instead of one for each. */
export const listed = (ids: readonly (number | string)[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(ids)}))`
