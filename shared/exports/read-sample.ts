import { fail, ok, type Result } from '../border/result.ts'
import { cleanCell } from '../imports/clean.ts'
import { cutRows } from '../imports/cut.ts'
import { decode } from '../imports/decode.ts'
import { maxImportBytes } from '../imports/import.ts'
import { findLayout } from '../imports/layout.ts'
import { noTitles, tableText, tooLarge } from '../imports/table-text.ts'
import { numberText } from '../text/locale.ts'
import { guessField, truthFields } from './custom-fields.ts'
import {
  type CustomFormat,
  type FileSeparator,
  falseWords,
  fileSeparators,
  mostColumns,
  type Truth,
  truthWords,
} from './custom-format.ts'

/** What a target's sample tells of its columns. */
export type Sample = {
  /** To the letter, in their order; one may be empty. */
  readonly titles: readonly string[]
  readonly separator: FileSeparator
  /** The first rows below the titles, as hints; no format keeps them. */
  readonly rows: readonly (readonly string[])[]
}

const mostHints = 3
/** Rows below the titles that are looked at for hints. */
const mostLookedAt = 50

/** Reads the titles of a sample and a few rows. Fails with a sentence for staff; never throws. */
export function* readSample(bytes: Uint8Array): Generator<undefined, Result<Sample, string>> {
  if (bytes.length > maxImportBytes) return fail(tooLarge)
  const decoded = yield* decode(bytes)
  if (!decoded.ok) return decoded
  const plain = tableText(decoded.value.text)
  if (!plain.ok) return plain
  const layout = yield* findLayout(plain.value, {
    isKnownTitle: title => guessField(title) !== null,
  })
  if (layout === null) return fail(noTitles)
  const { text, titleRow } = layout
  const rows: (readonly string[])[] = []
  let titles: readonly string[] = []
  for (const { number, cells } of cutRows(text, { separator: layout.separator })) {
    if (number === titleRow) titles = cells
    else if (number > titleRow && cells.some(cell => cleanCell(cell) !== ''))
      rows.push(cells.map(cleanCell))
    if (rows.length === mostHints || number > titleRow + mostLookedAt) break
  }
  if (titles.length > mostColumns)
    return fail(
      `The file has ${numberText(titles.length)} columns; a format takes ${numberText(mostColumns)}.`,
    )
  // a file of one column has no separator
  const separator = fileSeparators.find(one => one === layout.separator) ?? ','
  return ok({ titles, separator, rows })
}

/** A sample with what its titles probably mean, for staff to look at. */
export function formatOfSample(
  { titles, separator, rows }: Sample,
  before: CustomFormat['columns'] = [],
): Omit<CustomFormat, 'name' | 'mostRows'> & {
  /** Columns whose field was guessed. */
  readonly guessed: ReadonlySet<number>
} {
  const guessed = new Set<number>()
  const columns = titles.map((title, at) => {
    const known = before.find(one => one.title === title)
    if (known !== undefined) return known
    const field = guessField(title)
    if (field !== null) guessed.add(at)
    return { title, field: field ?? 'empty' }
  })
  const truth = truthOf(columns, rows)
  return { separator, columns, truth, guessed }
}

/** How the sample writes a truth, in the first cell that has one. */
function truthOf(columns: CustomFormat['columns'], rows: Sample['rows']): Truth {
  const cells = rows.flatMap(row =>
    row.filter((_, at) => truthFields.has(columns[at]?.field ?? 'empty')),
  )
  const words = cells.flatMap(
    cell => truthWords.find(one => one === cell || falseWords[one] === cell) ?? [],
  )
  return words[0] ?? 'true'
}
