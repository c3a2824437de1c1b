import type { DoubtCode } from './table.ts'

/** The signs that may part cells; `''`: each line is one cell. */
export const separators = [',', ';', '\t', '|', ''] as const
export type Separator = (typeof separators)[number]

export type Cutting = {
  readonly separator: Separator
  /** A quote inside a quoted cell is written `\"`, not `""`. */
  readonly isEscaped?: boolean
  /** Cells of a whole row, once known: a quoted cell that runs through a whole row is cut. */
  readonly width?: number
}

export type CutRow = {
  /** The row as a spreadsheet counts it: from 1, empty rows too. */
  readonly number: number
  readonly cells: readonly string[]
  readonly troubles: readonly { readonly code: DoubtCode; readonly column: number }[]
  /** A cell of the row was in quotes. */
  readonly isQuoted: boolean
}

/**
 * Cuts text into rows and cells, each row when it is asked for. A quote that is not closed as it
 * should be is a sign like any other and its cell ends with its line, so that no row is lost in
 * another.
 */
export function* cutRows(text: string, cutting: Cutting): Generator<CutRow> {
  const rowAt = rowsOf(text, cutting)
  let at = 0
  for (let number = 1; at < text.length; number += 1) {
    const open = new Set<number>()
    let row = rowAt(at, open)
    while (row.runsOn !== undefined) {
      open.add(row.runsOn)
      row = rowAt(at, open)
    }
    const { cells, troubles, isQuoted } = row
    at = row.next
    yield { number, cells, troubles, isQuoted }
  }
}

type ReadRow = Omit<CutRow, 'number'> & {
  /** The offset of the next row. */
  readonly next: number
  /** The offset of a cell that runs through another row: so this one has a wrong length. */
  readonly runsOn?: number
}

/** Reads the row at an offset; cells whose offset is in `open` end on their line. */
function rowsOf(text: string, cutting: Cutting) {
  const { separator, width = 0 } = cutting
  const cellAt = cellsOf(text, cutting)
  return (start: number, open: ReadonlySet<number>): ReadRow => {
    const cells: string[] = []
    const troubles: { code: DoubtCode; column: number }[] = []
    let isQuoted = false
    let runsOn: number | undefined
    let at = start
    for (;;) {
      const cell = cellAt(at, cells.length, open.has(at))
      if (cell.code !== undefined) troubles.push({ code: cell.code, column: cells.length })
      if (cell.isQuoted === true) isQuoted = true
      if (cell.isLong === true) runsOn ??= at
      cells.push(cell.text)
      at = cell.end + 1
      if (separator === '' || text[cell.end] !== separator) break
      if (runsOn !== undefined && cells.length > width) break
      if (cells.length < maxCells) continue
      // too many cells: the rest of the line is one
      const end = lineEndFrom(text, at)
      cells.push(text.slice(at, end))
      at = end + 1
      break
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1
    const row = { cells, troubles, isQuoted, next: at }
    const isSound = cells.length === width && troubles.length === 0
    return runsOn === undefined || isSound ? row : { ...row, runsOn }
  }
}

/** Columns of the widest spreadsheet. */
const maxCells = 16_384

const isLineEnd = (sign: string | undefined) => sign === '\n' || sign === '\r'

function lineEndFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text[at])) at += 1
  return at
}

type Cell = {
  readonly text: string
  /** The offset of the separator, of the end of the line or of the text after the cell. */
  readonly end: number
  readonly code?: DoubtCode
  readonly isQuoted?: true
  /** The cell has several lines, with separators in them. */
  readonly isLong?: true
}

/** Reads the cell at an offset; `isOpen`: its quote counts as not closed, so it ends on its line. */
function cellsOf(text: string, { separator, isEscaped = false, width = 0 }: Cutting) {
  const marks = marksOf(text, separator)
  const closing = closingsOf(text, marks, isEscaped)

  const plain = (from: number): Cell => {
    let end = from
    let quotes = 0
    while (!marks.isEnd(end)) {
      if (text[end] === '"') quotes += 1
      end += 1
    }
    const cell = { text: text.slice(from, end), end }
    return quotes % 2 === 1 ? { ...cell, code: 'stray-quote' } : cell
  }
  return (from: number, column: number, isOpen: boolean): Cell => {
    const open = marks.afterBlanks(from)
    if (text[open] !== '"') return plain(from)
    if (isOpen) return { ...plain(from), code: 'unclosed-quote' }
    const quoted = closing(open)
    if (typeof quoted === 'string') return { ...plain(from), code: quoted }
    const { until, end, isStray } = quoted
    const inside = text.slice(open + 1, until)
    const isLong =
      width > 3 && end > marks.endOfLine(open) && separatorsIn(inside, separator) > 0
    if (isLong && runsThroughRow(inside, separator, column, width))
      return { ...plain(from), code: 'unclosed-quote' }
    const cell = isEscaped
      ? inside.replace(/\\(["\\])|""/g, (_, sign?: string) => sign ?? '"')
      : inside.replaceAll('""', '"')
    return {
      text: cell,
      end,
      isQuoted: true,
      ...(isLong && { isLong }),
      ...(isStray && { code: 'stray-quote' }),
    }
  }
}

type Marks = ReturnType<typeof marksOf>

function marksOf(text: string, separator: Separator) {
  /** The last line whose end was looked for, and that end: a line may be long. */
  let [lineFrom, lineEnd] = [0, -1]
  const isSeparator = (at: number) => separator !== '' && text[at] === separator
  const isBlank = (at: number) => {
    const sign = text[at]
    return sign !== undefined && sign !== separator && blanks.has(sign)
  }
  return {
    isEnd: (at: number) => at >= text.length || isSeparator(at) || isLineEnd(text[at]),
    afterBlanks: (from: number) => {
      let at = from
      while (isBlank(at)) at += 1
      return at
    },
    /** Whether the quote at an offset is the first sign of a cell. */
    opensCell: (quote: number) => {
      let before = quote - 1
      while (isBlank(before)) before -= 1
      return isSeparator(before)
    },
    endOfLine: (from: number) => {
      if (from < lineFrom || from > lineEnd)
        [lineFrom, lineEnd] = [from, lineEndFrom(text, from)]
      return lineEnd
    },
  }
}

const blanks: ReadonlySet<string> = new Set([' ', '\t', '\u00a0', '\u200b', '\ufeff'])

/** Offsets of the closing quote and of the cell's end; `isStray`: a quote inside is not doubled. */
type Quoted = { readonly until: number; readonly end: number; readonly isStray: boolean }

/**
 * Finds where the quote at an offset is closed, or what is wrong with it. It goes past a quote that
 * is not doubled only within one line, so that no text is read many times.
 */
function closingsOf(text: string, marks: Marks, isEscaped: boolean) {
  const isEscapedAt = (at: number) => {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    return slashes % 2 === 1
  }
  return (open: number): Quoted | DoubtCode => {
    let isStray = false
    let from = open + 1
    for (;;) {
      const at = text.indexOf('"', from)
      if (at === -1 || (isStray && at > marks.endOfLine(open)))
        return isStray ? 'stray-quote' : 'unclosed-quote'
      from = at + 1
      if (isEscaped && isEscapedAt(at)) continue
      if (text[from] === '"') {
        from += 1
        continue
      }
      const end = marks.afterBlanks(from)
      if (marks.isEnd(end)) return { until: at, end, isStray }
      // neither doubled nor the end of its cell: on another line it belongs to another row
      if (at > marks.endOfLine(open)) return 'unclosed-quote'
      if (isStray && marks.opensCell(at)) return 'stray-quote'
      isStray = true
    }
  }
}

/** Whether a quoted cell ends in its own column of a later row. */
function runsThroughRow(inside: string, separator: Separator, column: number, width: number) {
  const lines = inside.split(/\r\n?|\n/)
  if (lines.length === 1) return false
  return lines.every((line, at) => {
    const isFirst = at === 0
    const isLast = at === lines.length - 1
    const least = isFirst ? width - 1 - column : isLast ? column : width - 1
    return separatorsIn(line, separator) >= least
  })
}

/** How many separators of a line part cells: those that no blank follows, as in prose. */
export function separatorsIn(line: string, separator: Separator): number {
  if (separator === '') return 0
  return line.split(separator).filter((part, at) => at > 0 && !part.startsWith(' ')).length
}
