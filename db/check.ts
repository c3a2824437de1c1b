import BetterSqlite from 'better-sqlite3'
import { z } from 'zod'

/** What a check found. `detail` is SQLite's own sentence, or ours in its place. */
export type CheckResult =
  | { readonly kind: 'whole' }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** The signal ended it. */
  | { readonly kind: 'stopped' }

export type CheckOptions = {
  readonly file: string
  readonly signal: AbortSignal
  /** Lets the window and the engine have their turn. */
  readonly rest: () => Promise<void>
  /** Milliseconds, for the length of a turn. */
  readonly now: () => number
  /** Pages seen, of all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Milliseconds of reading between two rests. */
const turnMs = 8
/** A table of at most so many pages is left to SQLite's own check: about 15 ms for 4 MB. */
const wholePages = 1_000

/**
 * Reads every page of the file in short turns, on a connection of its own: SQLite's quick_check
 * of a large file would freeze the window for seconds, and workers cannot open SQLite here.
 * Small tables get quick_check itself; of large ones each row is read, and of all tables and
 * indexes each page is counted once.
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

const pageSchema = z.object({ name: z.string(), pageno: z.number(), pagetype: z.string() })
const namesSchema = z.array(z.object({ name: z.string(), table: z.string() }))

async function walk(raw: BetterSqlite.Database, options: CheckOptions): Promise<CheckResult> {
  const turns = createTurns(options)
  // one snapshot for all of it; the engine goes on writing beside it
  raw.exec('begin')
  const total = z.number().parse(raw.pragma('page_count', { simple: true }))
  const free = z.number().parse(raw.pragma('freelist_count', { simple: true }))
  const sizes = new Map<string, number>()
  const seen = new Set<number>()
  for (const row of raw.prepare('select name, pageno, pagetype from dbstat').iterate()) {
    const { name, pageno, pagetype } = pageSchema.parse(row)
    if (pagetype === 'corrupted') return damaged(`Page ${pageno} of ${name} cannot be read.`)
    if (seen.has(pageno)) return damaged(`Page ${pageno} of ${name} is used twice.`)
    seen.add(pageno)
    sizes.set(name, (sizes.get(name) ?? 0) + 1)
    if (turns.isOver()) {
      options.onProgress?.(Math.round(seen.size / 2), total)
      if (await turns.rest()) return { kind: 'stopped' }
    }
  }
  if (seen.size + free !== total)
    return damaged(`${total - seen.size - free} of ${total} pages belong to nothing.`)
  const trees = namesSchema.parse(
    raw.prepare('select name, tbl_name as "table" from sqlite_schema where rootpage > 0').all(),
  )
  const tables = new Set(trees.map(tree => tree.table))
  let read = 0
  for (const table of ['sqlite_schema', ...tables]) {
    const own = trees.filter(tree => tree.table === table).map(tree => tree.name)
    const pages = own.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0)
    const trouble =
      pages <= wholePages ? quickCheck(raw, table) : await readRows(raw, table, turns)
    if (trouble !== null) return trouble
    read += pages
    options.onProgress?.(Math.round((total + read) / 2), total)
    if (await turns.rest()) return { kind: 'stopped' }
  }
  return { kind: 'whole' }
}

const damaged = (detail: string): CheckResult => ({ kind: 'damaged', detail })

function quickCheck(raw: BetterSqlite.Database, table: string): CheckResult | null {
  const answer: unknown = raw.pragma(`quick_check(${quoted(table)})`, { simple: true })
  return answer === 'ok' ? null : damaged(String(answer).split('\n')[0] ?? '')
}

/** Decodes each row with what overflows its page, and holds the row numbers to rise. */
async function readRows(
  raw: BetterSqlite.Database,
  table: string,
  turns: Turns,
): Promise<CheckResult | null> {
  const rows = raw.prepare(`select * from ${quoted(table)}`).raw()
  for (const row of rows.iterate()) {
    if (!Array.isArray(row)) return damaged(`A row of ${table} cannot be read.`)
    if (turns.isOver() && (await turns.rest())) return { kind: 'stopped' }
  }
  return null
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

type Turns = {
  isOver(): boolean
  /** True: stopped meanwhile. */
  rest(): Promise<boolean>
}

function createTurns({ signal, rest, now }: CheckOptions): Turns {
  let since = now()
  return {
    isOver: () => now() - since >= turnMs,
    async rest() {
      await rest()
      since = now()
      return signal.aborted
    },
  }
}
