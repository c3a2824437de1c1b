import type { Database as RawDatabase } from 'better-sqlite3'
import { z } from 'zod'
import { countAnew, counted, counterStatements } from './counters.ts'
import { rebuildIndex, searchIndexes, searchIndexStatements } from './search-index.ts'

/**
 * What follows from other rows by triggers: search indexes and counters. Migrations do not hold
 * it: a table that is rebuilt loses its triggers in silence. It is compared at each start, and
 * made anew from the rows when anything differs.
 */
const statements: readonly string[] = [
  ...searchIndexes.flatMap(searchIndexStatements),
  ...Object.values(counted).flatMap(counterStatements),
]

/** Every trigger, view and virtual table is ours: none is made by a migration. */
const isOurs = `(type in ('trigger', 'view') or sql like 'CREATE VIRTUAL TABLE %')`

/** These and no others, such as an older version's. SQLite keeps a statement as it was written. */
export function isDerivedWhole(raw: RawDatabase): boolean {
  const stored = new Set(readTexts(raw, `select sql from sqlite_master where ${isOurs}`))
  return (
    stored.size === statements.length && statements.every(statement => stored.has(statement))
  )
}

/** Before migrations, which no trigger or view may meet half-way. */
export function dropDerived(raw: RawDatabase): void {
  const drops = readTexts(
    raw,
    // triggers first, which speak of the others
    `select 'DROP ' || upper(type) || ' "' || name || '"' from sqlite_master where ${isOurs} order by type = 'trigger' desc`,
  )
  raw.transaction(() => {
    for (const drop of drops) raw.exec(drop)
  })()
}

/** Half a minute or so for the largest databases; nothing to do on most starts. */
export function ensureDerived(raw: RawDatabase): void {
  if (isDerivedWhole(raw)) return
  raw.transaction(() => {
    dropDerived(raw)
    raw.exec('DELETE FROM counters')
    for (const statement of statements) raw.exec(statement)
    for (const index of searchIndexes) raw.exec(rebuildIndex(index))
    for (const counter of Object.values(counted)) raw.exec(countAnew(counter))
  })()
}

const textsSchema = z.array(z.string())
const readTexts = (raw: RawDatabase, query: string) =>
  textsSchema.parse(raw.prepare(query).pluck().all())
