import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { ExportMailbox, FileKind, Format } from './format.ts'
import { partOf } from './format.ts'
import type { Table, TableColumn } from './table-columns.ts'
import { writeWhole } from './whole-file.ts'
import { csvTexts, writeCsv } from './write-csv.ts'
import { writeXlsx, xlsxBytes } from './write-xlsx.ts'

type Pages = AsyncIterable<readonly ExportMailbox[]>
type Write = (
  path: string,
  format: Format,
  pages: Pages,
) => Promise<Result<number, BorderFailure>>

const writers: Record<FileKind, Write> = {
  csv: writeCsv,
  xlsx: (path, format, pages) => writeXlsx(path, tableOf(format), pages),
  json: writeJson,
}

/**
 * Writes mailboxes as their format says, readable by the owner only; a file of that name is
 * replaced only once the new one is whole. Returns the count of mailboxes.
 */
export const writeMailboxFile: Write = (path, format, pages) =>
  writers[format.file](path, format, pages)

const contents: Record<
  FileKind,
  (format: Format, pages: Pages) => AsyncIterable<string | Uint8Array>
> = {
  csv: csvTexts,
  xlsx: (format, pages) => xlsxBytes(tableOf(format), pages),
  json: jsonTexts,
}

/** The content of the file that `writeMailboxFile` would write. */
export async function* contentOf(format: Format, pages: Pages): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const part of contents[format.file](format, pages))
    yield typeof part === 'string' ? encoder.encode(part) : part
}

/** A cell of a workbook is never a formula, so nothing is guarded there. */
const tableOf = ({ columns }: Format): Table<ExportMailbox> => ({
  title: 'Mailboxes',
  columns: columns.map((column): TableColumn<ExportMailbox> => {
    const [title] = column
    const part = partOf(column)
    return part.kind === 'number'
      ? { title, kind: part.kind, of: part.of }
      : { title, kind: 'text', of: part.of }
  }),
})

/** One array with an object on each line; what is not known is null. */
async function* jsonTexts({ columns }: Format, pages: Pages): AsyncGenerator<string> {
  let isFirst = true
  yield '['
  for await (const page of pages) {
    const lines = page.map((row, at) => {
      const values = columns.map(column => [column[0], partOf(column).of(row)])
      const comma = isFirst && at === 0 ? '' : ','
      return `${comma}\n${JSON.stringify(Object.fromEntries(values))}`
    })
    isFirst &&= page.length === 0
    yield lines.join('')
  }
  yield '\n]\n'
}

function writeJson(
  path: string,
  format: Format,
  pages: Pages,
): Promise<Result<number, BorderFailure>> {
  return writeWhole(path, async file => {
    const count = { rows: 0 }
    for await (const text of jsonTexts(format, counted(pages, count)))
      await file.appendFile(text)
    return count.rows
  })
}

/** The same pages; counts their rows in `count`. */
export async function* counted<Row>(
  pages: AsyncIterable<readonly Row[]>,
  count: { rows: number },
): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) {
    count.rows += page.length
    yield page
  }
}
