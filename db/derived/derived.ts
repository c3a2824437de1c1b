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

/** SQLite keeps a statement as it was written. */
export function isDerivedWhole(raw: RawDatabase): boolean {
  const kept = new Set(
    readNames(raw, `select sql from sqlite_master where type in ('view', 'trigger', 'table')`),
  )
  return statements.every(statement => kept.has(statement))
}

/** Before migrations, which no trigger or view may meet half-way. */
export function dropDerived(raw: RawDatabase): void {
  const ours = searchIndexes.map(({ name }) => `'${name}_rows', '${name}'`).join(', ')
  raw.transaction(() => {
    for (const name of readNames(raw, `select name from sqlite_master where type = 'trigger'`))
      raw.exec(`DROP TRIGGER "${name}"`)
    const left = readNames(raw, `select name from sqlite_master where name in (${ours})`)
    for (const name of left)
      raw.exec(name.endsWith('_rows') ? `DROP VIEW ${name}` : `DROP TABLE ${name}`)
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

const namesSchema = z.array(z.string())
const readNames = (raw: RawDatabase, query: string) =>
  namesSchema.parse(raw.prepare(`${query} and sql is not null`).pluck().all())
