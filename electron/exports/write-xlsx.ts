import type { FileHandle } from 'node:fs/promises'
import { type CellValue, type ColumnDef, writeXlsxStream } from 'hucre/xlsx'
import type { BorderFailure } from '../../shared/border/failure.ts'
import type { Result } from '../../shared/border/result.ts'
import { localParts, type Table, type TableColumn } from './table-columns.ts'
import { writeWhole } from './whole-file.ts'

/** How a kind of column looks in a spreadsheet; the width is in letters. */
const looks: Record<TableColumn<never>['kind'], Pick<ColumnDef, 'width' | 'numFmt'>> = {
  text: { width: 26 },
  number: { width: 12 },
  money: { width: 12, numFmt: '#,##0.00' },
  time: { width: 20, numFmt: 'yyyy-mm-dd hh:mm:ss' },
}

/**
 * Writes an Excel workbook with one sheet, the header frozen; what goes beyond a sheet's million
 * rows is on further ones. A text is never a formula there. Returns the count of rows.
 */
export const writeXlsx = <Row>(
  path: string,
  table: Table<Row>,
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<Result<number, BorderFailure>> =>
  writeWhole(path, async file => {
    const count = { rows: 0 }
    await append(file, xlsxBytes(table, pages, count))
    return count.rows
  })

/** The bytes of a workbook as `writeXlsx` writes it; counts its rows in `count`. */
export const xlsxBytes = <Row>(
  { title, columns }: Table<Row>,
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  count = { rows: 0 },
): ReadableStream<Uint8Array> =>
  writeXlsxStream(cellsOf(columns, pages, count), {
    name: title,
    columns: columns.map(column => ({ header: column.title, ...looks[column.kind] })),
    freezePane: { rows: 1 },
  })

async function append(file: FileHandle, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const reader = bytes.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    await file.appendFile(value)
  }
}

/** The rows as cells; counts them in `count`. */
async function* cellsOf<Row>(
  columns: Table<Row>['columns'],
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  count: { rows: number },
): AsyncGenerator<CellValue[]> {
  for await (const page of pages)
    for (const row of page) {
      count.rows += 1
      yield columns.map(column => cellOf(column, row))
    }
}

function cellOf<Row>(column: TableColumn<Row>, row: Row): CellValue {
  if (column.kind === 'time') return dateOf(column.of(row))
  if (column.kind === 'text') return writable(column.of(row))
  return column.of(row)
}

/** A workbook knows no time zones: what is written as UTC is shown as it is. */
function dateOf(time: string | null): Date | null {
  if (time === null) return null
  const { year, month, day, hours, minutes, seconds } = localParts(time)
  return new Date(Date.UTC(year, month, day, hours, minutes, seconds))
}

/** As much of a text as a cell takes, without what XML cannot hold. */
const writable = (text: string | null): string | null =>
  text?.slice(0, mostLetters).replace(/[\ufffe\uffff]/g, '\ufffd') ?? null
const mostLetters = 32_767
