import type { Database as RawDatabase } from 'better-sqlite3'

/** The key under which a handle has its connection. */
export const connection: unique symbol = Symbol('connection')

export type Connected = { readonly [connection]: RawDatabase }

/**
 * The connection itself, which writes with no transaction around it: for opening, migrating,
 * pragmas, the log and backups, all in `db/`, and for tests. Lint keeps it from the rest.
 */
export const rawOf = (handle: Connected): RawDatabase => handle[connection]
