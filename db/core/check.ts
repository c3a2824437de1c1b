import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'
import { createTimeSlices, type TimeSlices } from '../../shared/time-slices.ts'
import { indexChecks, quoted } from './check-indexes.ts'

/** What a check found. `detail` is SQLite's own sentence, or ours in its place. */
export type CheckResult =
  | { readonly kind: 'whole' }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** `signal` was aborted before the check had an answer. */
  | { readonly kind: 'stopped' }

export type CheckOptions = {
  readonly file: string
  readonly signal: AbortSignal
  /** Called between slices, so that the window and the engine run. */
  readonly pause: () => Promise<void>
  /** Milliseconds; measures the slices. */
  readonly now: () => number
  /** A table of at most so many pages is left to SQLite's own check; tests take less. */
  readonly wholePages?: number
  /** Pages seen, of all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** SQLite's own check of a megabyte with its indexes takes some 10 ms. */
const usualWholePages = 250

/**
 * Reads every page of the file in short slices, on a connection of its own, and compares each
 * index with its table: SQLite's integrity_check of a large file would freeze the window for
 * seconds, and workers cannot open SQLite here. Small tables get integrity_check itself; of large
 * ones each row is read and looked for in each index, whose entries are counted; of all tables
 * and indexes each page is counted once.
 */
export async function checkDatabase(options: CheckOptions): Promise<CheckResult> {
  let raw: BetterSqlite.Database | null = null
  try {
    raw = new BetterSqlite(options.file, { readonly: true, timeout: 200 })
    return await walk(raw, options)
  } catch (error) {
    if (!(error instanceof BetterSqlite.SqliteError)) throw error
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) throw error
    return { kind: 'damaged', detail: error.message }
  } finally {
    raw?.close()
  }
}

const pageSchema = z.object({
  name: z.string(),
  pageno: z.number(),
  pagetype: z.string(),
  ncell: z.number(),
})
const namesSchema = z.array(z.object({ name: z.string(), table: z.string() }))

async function walk(raw: BetterSqlite.Database, options: CheckOptions): Promise<CheckResult> {
  // a pause returns true when the check was aborted meanwhile
  const pause = async () => {
    await options.pause()
    return options.signal.aborted
  }
  const slices = createTimeSlices(pause, { now: options.now })
  // one snapshot for all of it; the engine goes on writing beside it
  raw.exec('begin')
  const total = z.number().parse(raw.pragma('page_count', { simple: true }))
  const free = z.number().parse(raw.pragma('freelist_count', { simple: true }))
  const sizes = new Map<string, number>()
  const cells = new Map<string, Cells>()
  const seen = new Set<number>()
  for (const row of raw.prepare('select name, pageno, pagetype, ncell from dbstat').iterate()) {
    const { name, pageno, pagetype, ncell } = pageSchema.parse(row)
    if (pagetype === 'corrupted') return damaged(`Page ${pageno} of ${name} cannot be read.`)
    if (seen.has(pageno)) return damaged(`Page ${pageno} of ${name} is used twice.`)
    seen.add(pageno)
    sizes.set(name, (sizes.get(name) ?? 0) + 1)
    const { all, leaf } = cells.get(name) ?? noCells
    if (pagetype !== 'overflow')
      cells.set(name, { all: all + ncell, leaf: pagetype === 'leaf' ? leaf + ncell : leaf })
    if (slices.isOver()) {
      options.onProgress?.(Math.round(seen.size / 2), total)
      if (await slices.pause()) return { kind: 'stopped' }
    }
  }
  if (seen.size + free !== total)
    return damaged(`${total - seen.size - free} of ${total} pages belong to nothing.`)
  const trees = namesSchema.parse(
    raw.prepare('select name, tbl_name as "table" from sqlite_schema where rootpage > 0').all(),
  )
  const tables = new Set(trees.map(tree => tree.table))
  const { wholePages = usualWholePages } = options
  let read = 0
  for (const table of ['sqlite_schema', ...tables]) {
    const own = trees.filter(tree => tree.table === table).map(tree => tree.name)
    const pages = own.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
    const trouble =
      pages <= wholePages ? wholeCheck(raw, table) : await readRows(raw, table, cells, slices)
    if (trouble !== null) return trouble
    read += pages
    options.onProgress?.(Math.round((total + read) / 2), total)
    if (await slices.pause()) return { kind: 'stopped' }
  }
  return { kind: 'whole' }
}

/** Entries of a tree: an index keeps some in its inner pages, too, a table only in its leaves. */
type Cells = { readonly all: number; readonly leaf: number }
const noCells: Cells = { all: 0, leaf: 0 }

const damaged = (detail: string): CheckResult => ({ kind: 'damaged', detail })

function wholeCheck(raw: BetterSqlite.Database, table: string): CheckResult | null {
  const answer: unknown = raw.pragma(`integrity_check(${quoted(table)})`, { simple: true })
  return answer === 'ok' ? null : damaged(String(answer).split('\n')[0] ?? '')
}

const rowsPerRead = 100

/**
 * Decodes each row, with what overflows its page, in rising order of row numbers, and looks for it
 * in each index. Then each index must have as many entries as rows were found in it.
 */
async function readRows(
  raw: BetterSqlite.Database,
  table: string,
  cells: ReadonlyMap<string, Cells>,
  slices: TimeSlices<boolean>,
): Promise<CheckResult | null> {
  const indexes = indexChecks(raw, table).map(index => ({ index, found: 0 }))
  if (hasNoRowNumbers(raw, table)) return readKeyed(raw, table, cells, slices)
  const next = raw
    .prepare(
      `select rowid, * from ${quoted(table)} not indexed where rowid > ? order by rowid limit ${rowsPerRead}`,
    )
    .raw()
    .safeIntegers()
  let last: unknown = -(2n ** 63n)
  let count = 0
  for (;;) {
    const rows = rowsSchema.parse(next.all(last))
    for (const row of rows) {
      for (const one of indexes) {
        if (!one.index.isExpected(row)) continue
        if (!one.index.isFound(row))
          return damaged(`A row of ${table} is not in ${one.index.name}.`)
        one.found += 1
      }
      if (slices.isOver() && (await slices.pause())) return { kind: 'stopped' }
    }
    count += rows.length
    last = rows.at(-1)?.[0]
    if (rows.length < rowsPerRead) break
  }
  for (const { index, found } of indexes)
    if (found !== cells.get(index.name)?.all)
      return damaged(`${index.name} holds other entries than ${table} has rows.`)
  return count === cells.get(table)?.leaf
    ? null
    : damaged(`Rows of ${table} cannot be reached.`)
}

function hasNoRowNumbers(raw: BetterSqlite.Database, table: string): boolean {
  const flag = raw.prepare('select wr from pragma_table_list where name = ?').pluck().get(table)
  return flag === 1
}

/** Of a table WITHOUT ROWID, which is one tree by its key; its other indexes are not read. */
async function readKeyed(
  raw: BetterSqlite.Database,
  table: string,
  cells: ReadonlyMap<string, Cells>,
  slices: TimeSlices<boolean>,
): Promise<CheckResult | null> {
  const columns = columnsSchema.parse(raw.pragma(`table_info(${quoted(table)})`))
  const keys = columns.filter(({ pk }) => pk > 0)
  const terms = keys.map(({ name }) => `${quoted(name)} is ?`).join(' and ')
  const find = raw.prepare(`select 1 from ${quoted(table)} where ${terms}`)
  let count = 0
  for (const row of raw
    .prepare(`select * from ${quoted(table)}`)
    .raw()
    .safeIntegers()
    .iterate()) {
    const values = rowSchema.parse(row)
    if (find.get(...keys.map(({ cid }) => values[cid])) === undefined)
      return damaged(`A row of ${table} is not at its place.`)
    count += 1
    if (slices.isOver() && (await slices.pause())) return { kind: 'stopped' }
  }
  return count === cells.get(table)?.all ? null : damaged(`Rows of ${table} cannot be reached.`)
}

const columnsSchema = z.array(z.object({ cid: z.number(), name: z.string(), pk: z.number() }))
const rowSchema = z.array(z.unknown())
const rowsSchema = z.array(rowSchema)
