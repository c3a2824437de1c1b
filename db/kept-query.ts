import type { Transaction } from './database.ts'

/**
 * A prepared query for each connection that asks for it: the engine asks the same few questions
 * at each of its steps, and building them takes longer than answering.
 */
export function keptQuery<Query>(
  build: (tx: Transaction) => Query,
): (tx: Transaction) => Query {
  const kept = new WeakMap<Transaction, Query>()
  return tx => {
    const known = kept.get(tx)
    if (known !== undefined) return known
    const query = build(tx)
    kept.set(tx, query)
    return query
  }
}
