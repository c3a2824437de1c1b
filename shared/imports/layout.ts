import { cleanTitle } from './clean.ts'
import { type CutRow, type Cutting, cutRows, type Separator, separators } from './cut.ts'
import { kindOf } from './kinds.ts'
import type { ReadOptions } from './table.ts'

/** How the text of a file is cut, and where its titles are. */
export type Layout = {
  /** The text to cut; not the file's own when a program had saved its lines as single cells. */
  readonly text: string
  readonly separator: Separator
  readonly titleRow: number
  readonly isCutTwice: boolean
}

/** So many rows, and characters, are searched for titles. */
const sampleRows = 60
const sampleLength = 60_000

type Guess = Layout & {
  /** How many titles the import knows. */
  readonly known: number
  readonly troubles: number
  /** How many cells of the row of titles are filled. */
  readonly filled: number
}

/**
 * The layout by which the titles come apart best; cells are no guide, because lists of domains
 * bring commas into a file with semicolons. null: no row can be that of the titles.
 */
export function* findLayout(
  text: string,
  options: ReadOptions,
): Generator<undefined, Layout | null> {
  const said = /^"?sep=([,;\t|])"?[ \t]*(?:\r\n?|\n|$)/i.exec(text)
  const plain = said === null ? text : text.slice(said[0].length)
  const forced = separators.find(sign => sign === said?.[1])
  let best: Guess | null = null
  for (const separator of forced === undefined ? separators : [forced]) {
    const guess = guessOf(plain, separator, options)
    if (guess !== null && (best === null || isBetter(guess, best))) best = guess
    yield
  }
  for (const separator of separators) {
    const inner = yield* cutOnce(plain, separator)
    if (inner === null) continue
    const twice = findInner(inner.text, separator, options)
    if (twice !== null && (best === null || isPlainer(twice, best, inner.hasTail))) best = twice
  }
  return best
}

function isBetter(one: Guess, other: Guess): boolean {
  if (one.known !== other.known) return one.known > other.known
  if (one.filled !== other.filled) return one.filled > other.filled
  // with a single title, lines are left whole
  if (one.filled === 1) return one.separator === ''
  return one.troubles < other.troubles
}

function isPlainer(twice: Guess, once: Guess, hasTail: boolean): boolean {
  if (twice.known !== once.known) return twice.known > once.known
  return hasTail || twice.troubles < once.troubles
}

function guessOf(text: string, separator: Separator, options: ReadOptions): Guess | null {
  const rows = sampleOf(text, { separator })
  const title = findTitles(rows, options)
  if (title === undefined) return null
  const { isKnownTitle = () => false } = options
  return {
    text,
    separator,
    titleRow: title.number,
    isCutTwice: false,
    known: filledOf(title).filter(isKnownTitle).length,
    troubles: rows.reduce((sum, { troubles }) => sum + troubles.length, 0),
    filled: filledOf(title).length,
  }
}

function sampleOf(text: string, cutting: Cutting): readonly CutRow[] {
  const rows: CutRow[] = []
  for (const row of cutRows(text.slice(0, sampleLength), cutting)) {
    rows.push(row)
    if (rows.length === sampleRows) break
  }
  return rows
}

const filledCells = new WeakMap<CutRow, readonly string[]>()

function filledOf(row: CutRow): readonly string[] {
  const before = filledCells.get(row)
  if (before !== undefined) return before
  const filled = row.cells.map(cleanTitle).filter(cell => cell !== '')
  filledCells.set(row, filled)
  return filled
}

/** The row of titles: that which staff name, or with most known titles, or the first likely one. */
function findTitles(rows: readonly CutRow[], options: ReadOptions): CutRow | undefined {
  const { titleRow, isKnownTitle = () => false } = options
  if (titleRow !== undefined) return rows.find(({ number }) => number === titleRow)
  const filled = rows.filter(row => filledOf(row).length > 0)
  const counts = filled.map(row => filledOf(row).filter(isKnownTitle).length)
  const most = Math.max(0, ...counts)
  const byName = filled[counts.indexOf(most)]
  if (most > 1 && byName !== undefined) return byName
  const isWide = (row: CutRow) => filledOf(row).length > 1 && filledOf(row).every(isWords)
  const wide = filled.find((row, at) => counts[at] === 1 && isWide(row)) ?? filled.find(isWide)
  return wide ?? (most === 1 ? byName : filled.find(row => filledOf(row).every(isWords)))
}

const isWords = (cell: string) =>
  !cell.startsWith('#') && cell.length <= 120 && kindOf(cell) === null

type Once = {
  readonly text: string
  /** Each line ended with separators of empty cells. */
  readonly hasTail: boolean
}

/**
 * The lines that a program with another separator has saved as one cell each; null: it is no such
 * file.
 */
function* cutOnce(text: string, separator: Separator): Generator<undefined, Once | null> {
  if (separator === '') return null
  const sample = sampleOf(text, { separator }).filter(row => filledOf(row).length > 0)
  const [first] = sample
  if (first === undefined || filledOf(first).length > 1 || !isCutInside(sample, separator))
    return null
  const hasTail = sample.every(({ cells }) => cells.length > 1 && cells.at(-1) === '')
  if (!hasTail && !sample.some(({ isQuoted }) => isQuoted)) return null
  const lines: string[] = []
  for (const { cells } of cutRows(text, { separator })) {
    lines.push(cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1).join(separator))
    if (lines.length % 500 === 0) yield
  }
  return { text: lines.join('\n'), hasTail }
}

const isCutInside = (rows: readonly CutRow[], outer: Separator) =>
  separators.some(
    sign =>
      sign !== outer &&
      sign !== '' &&
      rows.every(({ cells }) => cells.join(outer).split(sign).length > 2),
  )

function findInner(text: string, outer: Separator, options: ReadOptions): Guess | null {
  let best: Guess | null = null
  for (const separator of separators) {
    if (separator === outer || separator === '') continue
    const guess = guessOf(text, separator, options)
    if (guess !== null && (best === null || isBetter(guess, best))) best = guess
  }
  return best === null ? null : { ...best, isCutTwice: true }
}
