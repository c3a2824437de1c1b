import type { Database as RawDatabase, Statement } from 'better-sqlite3'

/** Statements of one handle; the longest unused goes when another comes. */
const keptStatements = 200

/**
 * The connection, which prepares a statement once and gives it out again for the same text:
 * preparing takes longer than most queries. A list of ids makes another text for each length, so
 * their number is bounded.
 */
export function keepStatements(raw: RawDatabase): RawDatabase {
  const kept = new Map<string, Statement>()
  const keeping: RawDatabase = Object.create(raw, { prepare: { value: prepare } })
  return keeping

  function prepare(source: string): Statement {
    const known = kept.get(source)
    const statement = known ?? raw.prepare(source)
    kept.delete(source)
    kept.set(source, statement)
    const [oldest] = kept.keys()
    if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest)
    // as a new one: the query before may have wanted its rows as arrays
    return known?.reader === true ? known.raw(false) : statement
  }
}
