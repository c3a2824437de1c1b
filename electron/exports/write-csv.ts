import type { FileHandle } from 'node:fs/promises'
import Papa from 'papaparse'
import type { BorderFailure } from '../../shared/border/failure.ts'
import { ok, type Result } from '../../shared/border/result.ts'
import { withGuard, withWideGuard } from '../../shared/exports/formula-guard.ts'
import { type Column, type ExportMailbox, type Format, partOf } from './format.ts'
import { writeWhole } from './whole-file.ts'

/**
 * Writes a CSV after RFC 4180: CRLF, quotes where needed, no BOM, readable by the owner only.
 * Texts are guarded against being taken for formulas. Returns the count of rows read back.
 */
export async function writeCsv(
  path: string,
  format: Format,
  pages: AsyncIterable<readonly ExportMailbox[]>,
): Promise<Result<number, BorderFailure>> {
  const written = await writeRows(path, cellsOf(format, pages), format.separator)
  return written.ok ? ok(written.value - 1) : written
}

/** A table of texts, or a part of it. */
export type Rows = readonly (readonly string[])[]

async function* cellsOf(
  { columns, separator }: Format,
  pages: AsyncIterable<readonly ExportMailbox[]>,
): AsyncGenerator<Rows> {
  let titles: Rows = [columns.map(([title]) => title)]
  // with the first rows: each part is written on its own
  for await (const page of pages) {
    const cells = page.map(one => columns.map(column => cellOf(one, column, separator)))
    yield [...titles, ...cells]
    titles = []
  }
  yield titles
}

/** A mailbox's cell in a column of a CSV, before it is quoted. */
export function cellOf(
  mailbox: ExportMailbox,
  column: Column,
  separator: Format['separator'] = ',',
): string {
  const { kind, of } = partOf(column)
  const cell = String(of(mailbox) ?? '')
  if (kind !== 'text') return cell
  return separator === ',' ? withGuard(cell) : withWideGuard(cell)
}

/** Writes any table of texts as `writeCsv` does; the returned count includes the header. */
export function writeTable(path: string, rows: Rows): Promise<Result<number, BorderFailure>> {
  return writeRows(path, [rows.map(row => row.map(withGuard))])
}

type Pages = AsyncIterable<Rows> | Iterable<Rows>

/** Writes the rows and counts them again in the file; the returned count includes the header. */
export const writeRows = (
  path: string,
  pages: Pages,
  separator = ',',
): Promise<Result<number, BorderFailure>> =>
  writeWhole(path, async file => {
    const written = await writePages(file, pages, separator)
    const count = await countRows(file, written.bytes)
    if (count !== written.rows)
      throw new Error(`The file holds ${count} rows instead of ${written.rows}.`)
    return count
  })

async function writePages(
  file: FileHandle,
  pages: Pages,
  separator: string,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  let [rows, bytes] = [0, 0]
  for await (const page of pages) {
    if (page.length === 0) continue
    const text = Buffer.from(textOf(page, separator))
    await file.appendFile(text)
    rows += page.length
    bytes += text.length
  }
  return { rows, bytes }
}

/** The text of a CSV as `writeCsv` writes it, page by page. */
export async function* csvTexts(
  format: Format,
  pages: AsyncIterable<readonly ExportMailbox[]>,
): AsyncGenerator<string> {
  for await (const page of cellsOf(format, pages))
    if (page.length > 0) yield textOf(page, format.separator)
}

const textOf = (page: Rows, separator = ','): string =>
  `${Papa.unparse(
    page.map(row => [...row]),
    { delimiter: separator, newline: lineEnd, escapeFormulae: false },
  )}${lineEnd}`

const lineEnd = '\r\n'

/**
 * Counts the rows in the file's first `size` bytes: line ends outside of quotes. It is read by the
 * handle that wrote it, as the name may have gone to another file by now.
 */
async function countRows(file: FileHandle, size: number): Promise<number> {
  const bytes = Buffer.allocUnsafe(Math.min(size, readAtOnce))
  let count = 0
  let isQuoted = false
  for (let from = 0; from < size; ) {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    if (bytesRead === 0) return count
    for (let at = 0; at < bytesRead; at += 1) {
      if (bytes[at] === quote) isQuoted = !isQuoted
      else if (bytes[at] === newline && !isQuoted) count += 1
    }
    from += bytesRead
  }
  return count
}

const readAtOnce = 65_536
const [quote, newline] = [0x22, 0x0a]
