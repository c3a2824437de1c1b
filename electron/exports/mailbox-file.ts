import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import type { ExportMailbox, FileKind, Format } from './format.ts'
import { parts } from './format.ts'
import type { Table, TableColumn } from './table-columns.ts'
import { writeWhole } from './whole-file.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

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

/** A cell of a workbook is never a formula, so nothing is guarded there. */
const tableOf = ({ columns }: Format): Table<ExportMailbox> => ({
  title: 'Mailboxes',
  columns: columns.map(([title, part]): TableColumn<ExportMailbox> => {
    const { kind, of } = parts[part]
    return kind === 'number'
      ? { title, kind, of }
      : { title, kind: 'text', of: row => textOf(of(row)) }
  }),
})

const textOf = (value: string | number | null) => (value === null ? null : String(value))

/** One array with an object on each line; what is not known is null. */
function writeJson(
  path: string,
  { columns }: Format,
  pages: Pages,
): Promise<Result<number, BorderFailure>> {
  return writeWhole(path, async file => {
    let count = 0
    await file.appendFile('[')
    for await (const page of pages) {
      const lines = page.map((row, at) => {
        const values = columns.map(([title, part]) => [title, parts[part].of(row)])
        const comma = count + at === 0 ? '' : ','
        return `${comma}\n${JSON.stringify(Object.fromEntries(values))}`
      })
      count += page.length
      await file.appendFile(lines.join(''))
    }
    await file.appendFile('\n]\n')
    return count
  })
}
