import { assertNever } from '../border/result.ts'
import { isolated } from '../text/isolated.ts'
import { numberText } from '../text/locale.ts'

/** What makes a row doubtful: each holds it up until staff have looked at it. */
export const doubtCodes = [
  'unclosed-quote',
  'stray-quote',
  'contains-row',
  'other-separator',
  'too-few-cells',
  'too-many-cells',
  'shifted',
  'above-titles',
  'other-titles',
  'commented-out',
  'merged-cells',
  'garbled-text',
  'cut-number',
  'formula',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

/** A doubt about a row. It contains no text of the file, so it may be shown where a key may not. */
export type Doubt = {
  readonly code: DoubtCode
  /** The position of the title, from 0; absent: it is about the whole row. */
  readonly column?: number
  /** The row of titles that the doubt is about, as `TableRow` counts. */
  readonly titleRow?: number
  /** Characters found in place of another one: `Ã¼` for `ü`. */
  readonly garbled?: { readonly found: string; readonly meant: string }
}

export type TableRow = {
  /** As a spreadsheet counts: the first line is row 1, a cell of several lines is one row. */
  readonly number: number
  /** As many cells as titles, or more; each is clean, see `cleanCell`. */
  readonly cells: readonly string[]
  readonly doubts: readonly Doubt[]
}

/** What was done with the file while it was read; `noteSentence` tells it. */
export type Note =
  | { readonly code: 'encoding'; readonly encoding: string }
  | { readonly code: 'cut-twice' }
  | { readonly code: 'empty-columns'; readonly count: number }
  | { readonly code: 'reordered-text'; readonly rows: readonly number[] }
  | { readonly code: 'joined-columns'; readonly titles: readonly string[] }
  | { readonly code: LeftOut; readonly rows: readonly number[] }
export type NoteCode = Note['code']
/** Kinds of rows that are no orders. */
export type LeftOut = 'above-titles' | 'comments' | 'rules' | 'titles-again' | 'totals'

export type Table = {
  /** The name of the file, or words for pasted rows. */
  readonly name: string
  readonly titles: readonly string[]
  /** As `TableRow` counts. */
  readonly titleRow: number
  readonly rows: readonly TableRow[]
  readonly notes: readonly Note[]
  /**
   * Columns that are filled in the first row of a group only, as merged cells are saved; the
   * first of them begins a group. Empty: there are none, or staff have answered.
   */
  readonly mergedColumns: readonly number[]
  /** The first rows, for staff to say which of them has the titles. */
  readonly head: readonly Pick<TableRow, 'number' | 'cells'>[]
}

export type ReadOptions = {
  /** Whether a text is a title that the import knows. */
  readonly isKnownTitle?: (text: string) => boolean
  /** The row that staff say has the titles. */
  readonly titleRow?: number
  /** Which of `mergedColumns` staff want filled from above; empty: none. */
  readonly fillDown?: readonly number[]
}

/** The sentence of a doubt for staff; `titles` are those of its table. */
export function doubtSentence(doubt: Doubt, titles: readonly string[]): string {
  const { column } = doubt
  const title = column === undefined ? '' : (titles[column] ?? '')
  const cell =
    column === undefined
      ? 'A cell'
      : `The cell ${title === '' ? column + 1 : `“${isolated(title)}”`}`
  return doubtSentences[doubt.code](cell, doubt)
}

const doubtSentences: Readonly<Record<DoubtCode, (cell: string, doubt: Doubt) => string>> = {
  'unclosed-quote': cell => `${cell} opens a quote that is never closed. Look at each cell.`,
  'stray-quote': cell => `${cell} has a quote where none belongs. Look at each cell.`,
  'contains-row': cell =>
    `${cell} holds what looks like another row: a quote may be missing. Look at each cell.`,
  'other-separator': () => 'The row is cut at other signs than the titles. Correct the file.',
  'too-few-cells': () =>
    'The row has fewer cells than there are titles, so they may have moved. Look at each cell.',
  'too-many-cells': () =>
    'The row has more cells than there are titles, so they may have moved. Look at each cell.',
  shifted: cell =>
    `${cell} holds another kind of thing than the rest of its column. Look at each cell.`,
  'above-titles': (_, { titleRow = 1 }) =>
    `The row stands above the titles, which are in row ${numberText(titleRow)}.`,
  'other-titles': (_, { titleRow = 1 }) =>
    `The row stands below other titles, in row ${numberText(titleRow)}. Import that part alone.`,
  'commented-out': () => 'The row begins with #, as lines do that do not count.',
  'merged-cells': () => 'Cells are empty that the row above has. Say whether to fill them.',
  'garbled-text': (cell, { garbled }) =>
    garbled === undefined
      ? `${cell} has signs that could not be read. Correct it.`
      : `${cell} is garbled: “${isolated(garbled.found)}” is probably “${isolated(garbled.meant)}”. Correct it.`,
  'cut-number': cell =>
    `${cell} is a number that a spreadsheet has cut. Copy the whole one from where it came.`,
  formula: cell => `${cell} is a formula or its error, not what it stands for. Correct it.`,
}

/** The sentence of a note for staff. */
export function noteSentence(note: Note): string {
  switch (note.code) {
    case 'encoding':
      return `The text was read as ${note.encoding}.`
    case 'cut-twice':
      return 'The file was saved twice, with other separators each time; both were taken apart.'
    case 'empty-columns':
      return `${numberText(note.count)} empty columns do not count.`
    case 'joined-columns':
      return `${titlesWords(note.titles)} were read as one column of domains.`
    case 'reordered-text':
      return `${rowsWords(note.rows)} cleaned: signs that nobody sees turned the direction of the text.`
    case 'above-titles':
      return `${rowsWords(note.rows)} left out: above the titles.`
    case 'comments':
      return `${rowsWords(note.rows)} left out: a comment.`
    case 'rules':
      return `${rowsWords(note.rows)} left out: a drawn line.`
    case 'titles-again':
      return `${rowsWords(note.rows)} left out: the titles once more.`
    case 'totals':
      return `${rowsWords(note.rows)} left out: a total.`
    default:
      return assertNever(note)
  }
}

/** "Domain 1, Domain 2", or "3 columns “Domain”" */
function titlesWords(titles: readonly string[]): string {
  const [first = '', ...others] = titles
  return others.every(title => title === first)
    ? `${numberText(titles.length)} columns “${isolated(first)}”`
    : titles.map(isolated).join(', ')
}

function rowsWords(rows: readonly number[]): string {
  const shown = rows.slice(0, 5).map(numberText).join(', ')
  const more = rows.length > 5 ? ` and ${numberText(rows.length - 5)} more` : ''
  return rows.length === 1 ? `Row ${shown} is` : `Rows ${shown}${more} are`
}
