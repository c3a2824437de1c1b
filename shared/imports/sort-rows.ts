import { cleanTitle } from './clean.ts'
import type { CutRow } from './cut.ts'
import { kindOf } from './kinds.ts'
import type { Doubt, LeftOut, Note, ReadOptions } from './table.ts'

/** A row that may be an order, and the doubts about its position in the file. */
export type SortedRow = { readonly row: CutRow; readonly doubts: readonly Doubt[] }

export type SortedRows = {
  readonly titles: readonly string[]
  readonly rows: readonly SortedRow[]
  /** Columns, from 0, that have a title or anything below it. */
  readonly columns: readonly number[]
  readonly notes: readonly Note[]
}

/** Cells between two pauses in which others work. */
const sliceCells = 800

/** Separates orders from titles, banners, comments, totals and empty rows. */
export function* sortRows(
  cut: readonly CutRow[],
  titleRow: number,
  { isKnownTitle = () => false }: ReadOptions,
): Generator<undefined, SortedRows> {
  const titles = (cut.find(({ number }) => number === titleRow)?.cells ?? []).map(cleanTitle)
  const left: Record<LeftOut, number[]> = {
    'above-titles': [],
    comments: [],
    rules: [],
    'titles-again': [],
    totals: [],
  }
  const plainTitles = titles.map(plain)
  const rows: SortedRow[] = []
  const used = new Set(titles.flatMap((title, at) => (title === '' ? [] : [at])))
  let below = titleRow
  let pause = sliceCells
  for (const row of cut) {
    pause -= row.cells.length
    if (pause < 0) {
      pause = sliceCells
      yield
    }
    const filled = row.cells.filter(cell => cell !== '')
    if (filled.length === 0 || row.number === titleRow) continue
    const code = leftOutAs(row, filled, plainTitles, titleRow)
    if (code !== null) {
      left[code].push(row.number)
      if (code === 'titles-again') below = titleRow
    } else if (areTitles(filled, isKnownTitle)) {
      left['titles-again'].push(row.number)
      below = row.number
    } else {
      rows.push({ row, doubts: positionDoubts(row, filled, titleRow, below) })
      for (const [at, cell] of row.cells.entries()) if (cell !== '') used.add(at)
    }
  }
  const notes = leftOutCodes.flatMap(code =>
    left[code].length === 0 ? [] : [{ code, rows: left[code] }],
  )
  return { titles, rows, columns: [...used].sort((one, other) => one - other), notes }
}

const leftOutCodes = [
  'above-titles',
  'comments',
  'rules',
  'titles-again',
  'totals',
] as const satisfies readonly LeftOut[]

function leftOutAs(
  { cells, number }: CutRow,
  filled: readonly string[],
  titles: readonly string[],
  titleRow: number,
): LeftOut | null {
  const [first = ''] = filled
  if (filled.every(cell => rule.test(cell))) return 'rules'
  const isComment =
    /^(?:#|\/\/|--\s|\(\d+ rows?\)$)/.test(first) && (filled.length === 1 || number < titleRow)
  if (isComment && !filled.some(isOrderLike) && titles.length > 1) return 'comments'
  if (number < titleRow) return filled.some(isOrderLike) ? null : 'above-titles'
  if (isTotal(filled)) return 'totals'
  const same = cells.filter((cell, at) => cell !== '' && plain(cell) === titles[at])
  return same.length * 2 > filled.length && same.length > titles.length / 3
    ? 'titles-again'
    : null
}

/** A title as it is compared; long cells are no titles and stay as they are, to save time. */
const plain = (title: string) => (title.length > 300 ? title : cleanTitle(title).toLowerCase())

/** Matches drawn lines, as below the titles of a table in a letter. */
const rule = /^[-\u2013\u2014=_+:|*. ]+$/

/** Whether a cell is of a kind that orders have and remarks have not. */
function isOrderLike(cell: string): boolean {
  const kind = kindOf(cell)
  return kind !== null && kind !== 'number'
}

const total =
  /^(?:grand |sub)?[- ]?(?:totals?|total amount|total g[eé]n[eé]ral|totaal|totale(?: complessivo)?|totalt|sum|summe|suma|somma|somme|summa|gesamt(?:summe|betrag)?|zwischensumme|insgesamt|razem|łącznie|celkem|spolu|yhteensä|i alt|összesen|toplam|итого|всего|合計|合计)[:\s\d.,()]*$/iu

/** Whether a row is a total: a word for it, and nothing but numbers beside it. */
function isTotal([first = '', ...others]: readonly string[]): boolean {
  return (
    total.test(first) &&
    others.every(cell => kindOf(cell) === 'number' || /^\d+ \p{L}+$/u.test(cell))
  )
}

/** Whether a row repeats titles, as where files were joined. */
function areTitles(
  filled: readonly string[],
  isKnownTitle: (text: string) => boolean,
): boolean {
  if (!filled.every(cell => kindOf(cell) === null)) return false
  const known = filled.filter(cell => isKnownTitle(cleanTitle(cell))).length
  return known > 2 && known * 2 > filled.length
}

function positionDoubts(
  { number }: CutRow,
  [first = '', ...others]: readonly string[],
  titleRow: number,
  below: number,
): readonly Doubt[] {
  const doubts: Doubt[] = []
  if (number < titleRow) doubts.push({ code: 'above-titles', titleRow })
  else if (below !== titleRow) doubts.push({ code: 'other-titles', titleRow: below })
  if (/^(?:#|\/\/)\s/.test(first) && others.length > 0) doubts.push({ code: 'commented-out' })
  return doubts
}
