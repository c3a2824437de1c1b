import type { Database as RawDatabase } from 'better-sqlite3'
import { z } from 'zod'
import { countAnew, counted, counterStatements } from './counters.ts'
import { rebuildIndex, searchIndexes, searchIndexStatements } from './search-index.ts'

/**
 * What follows from other rows by triggers: search indexes and counters. It is in no migration,
 * because a table that is rebuilt loses its triggers in silence: each start compares these
 * statements with the database, and makes all of it anew from the rows when they differ.
 */
const statements: readonly string[] = [
  ...searchIndexes.flatMap(searchIndexStatements),
  ...Object.values(counted).flatMap(counterStatements),
]

/** Every trigger, view and virtual table is ours: none is made by a migration. */
const isOurs = `(type in ('trigger', 'view') or sql like 'CREATE VIRTUAL TABLE %')`

/** Whether the database has these statements and no others; SQLite stores their text unchanged. */
export function isDerivedWhole(raw: RawDatabase): boolean {
  const stored = new Set(readTexts(raw, `select sql from sqlite_master where ${isOurs}`))
  return (
    stored.size === statements.length && statements.every(statement => stored.has(statement))
  )
}

/** Drops all of it; before migrations, which fail on triggers and views of changed tables. */
export function dropDerived(raw: RawDatabase): void {
  const drops = readTexts(
    raw,
    // triggers first: they name the others
    `select 'DROP ' || upper(type) || ' "' || name || '"' from sqlite_master where ${isOurs} order by type = 'trigger' desc`,
  )
  raw.transaction(() => {
    for (const drop of drops) raw.exec(drop)
  })()
}

/** Makes it anew when it differs: about half a minute for the largest databases. */
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
