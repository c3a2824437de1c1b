import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'

/** One index of a table, to be compared with the rows. */
export type IndexCheck = {
  readonly name: string
  /** Whether the index should have the row: a partial one has only some. */
  isExpected(row: readonly unknown[]): boolean
  /** Whether the index finds the row by key and row number, as a query would. */
  isFound(row: readonly unknown[]): boolean
}

const indexSchema = z.array(z.object({ name: z.string(), partial: z.number() }))
const partsSchema = z.array(
  z.object({ cid: z.number(), name: z.string().nullable(), coll: z.string(), key: z.number() }),
)

/**
 * Checks for the indexes of a table. They take rows that begin with the row number, then have all
 * columns in order. An index over an expression gets none: of it only the entries are counted.
 */
export function indexChecks(raw: BetterSqlite.Database, table: string): readonly IndexCheck[] {
  const indexes = indexSchema.parse(raw.pragma(`index_list(${quoted(table)})`))
  return indexes.flatMap(({ name, partial }) => {
    const parts = partsSchema.parse(raw.pragma(`index_xinfo(${quoted(name)})`))
    const keys = parts.filter(({ key }) => key === 1)
    const condition = partial === 0 ? null : conditionOf(raw, name)
    if (keys.some(({ cid }) => cid < 0) || condition === '') return []
    const terms = keys.map(
      ({ name: column, coll }) => `${quoted(column ?? '')} collate ${quoted(coll)} is ?`,
    )
    const all = [...terms, 'rowid = ?', ...(condition === null ? [] : [`(${condition})`])]
    const find = prepared(
      raw,
      `select 1 from ${quoted(table)} indexed by ${quoted(name)} where ${all.join(' and ')}`,
    )
    if (find === null) return []
    const matches =
      condition === null
        ? null
        : prepared(
            raw,
            `select 1 from ${quoted(table)} not indexed where rowid = ? and (${condition})`,
          )
    return [
      {
        name,
        isExpected: row => matches === null || matches.get(row[0]) !== undefined,
        isFound: row => find.get(...keys.map(({ cid }) => row[cid + 1]), row[0]) !== undefined,
      },
    ]
  })
}

/** The condition of a partial index; '' when it cannot be read. */
function conditionOf(raw: BetterSqlite.Database, name: string): string {
  const text: unknown = raw
    .prepare("select sql from sqlite_schema where type = 'index' and name = ?")
    .pluck()
    .get(name)
  return /\)\s*where\s+([^]+)$/i.exec(String(text))?.[1] ?? ''
}

/** The prepared statement; null: SQLite cannot answer it by the index that it names. */
function prepared(raw: BetterSqlite.Database, sql: string) {
  try {
    return raw.prepare(sql)
  } catch (error) {
    if (error instanceof BetterSqlite.SqliteError && error.code === 'SQLITE_ERROR') return null
    throw error
  }
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
