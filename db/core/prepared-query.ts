import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from './database.ts'

/**
 * A prepared query for each handle that asks for it, reader or writer: the engine asks the same
 * few questions at each of its steps, and building them takes longer than answering. One that
 * writes says so: `preparedQuery((tx: Writer) => …)`.
 */
export function preparedQuery<Query, Handle extends Reader = Reader>(
  build: (tx: Handle) => Query,
): (tx: Handle) => Query {
  const prepared = new WeakMap<Handle, Query>()
  return tx => {
    const known = prepared.get(tx)
    if (known !== undefined) return known
    const query = build(tx)
    prepared.set(tx, query)
    return query
  }
}

/** A placeholder as SQL, where the type of a column admits none. */
export const given = (name: string): SQL => sql`${sql.placeholder(name)}`
