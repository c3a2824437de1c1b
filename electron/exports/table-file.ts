import type { BorderFailure } from '../../shared/border/failure.ts'
import { ok, type Result } from '../../shared/border/result.ts'
import { withGuard } from '../../shared/exports/formula-guard.ts'
import type { TableFormat } from '../../shared/exports/table-format.ts'
import { yieldToEvents } from '../scheduler/yield.ts'
import { localParts, type Table, type TableColumn } from './table-columns.ts'
import { type Rows, writeRows } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** The rows of a table page by page, so that memory stays flat. */
export type TablePages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

type Write = <Row>(
  path: string,
  table: Table<Row>,
  pages: TablePages<Row>,
) => Promise<Result<number, BorderFailure>>

const writers: Record<TableFormat, Write> = {
  async csv(path, table, pages) {
    const written = await writeRows(path, textsOf(table, pages))
    return written.ok ? ok(written.value - 1) : written
  },
  xlsx: writeXlsx,
}

/**
 * Writes a table to a path that staff chose, readable by the owner only, and yields to events
 * between its pages; a file of that name is replaced only once the new one is whole. Returns how
 * many rows it has without its header.
 */
export function writeTableFile<Row>(
  path: string,
  format: TableFormat,
  table: Table<Row>,
  pages: TablePages<Row>,
): Promise<Result<number, BorderFailure>> {
  return writers[format](path, table, yielding(pages))
}

async function* yielding<Row>(pages: TablePages<Row>): AsyncGenerator<readonly Row[]> {
  for await (const page of pages) {
    yield page
    await yieldToEvents()
  }
}

async function* textsOf<Row>(
  { columns }: Table<Row>,
  pages: TablePages<Row>,
): AsyncGenerator<Rows> {
  yield [columns.map(({ title }) => title)]
  for await (const page of pages)
    yield page.map(row => columns.map(column => textOf(column, row)))
}

/** A cell as CSV has it: texts guarded against being taken for formulas, numbers with a point. */
function textOf<Row>(column: TableColumn<Row>, row: Row): string {
  if (column.kind === 'text') return withGuard(column.of(row) ?? '')
  if (column.kind === 'time') return timeText(column.of(row))
  return String(column.of(row) ?? '')
}

/** "2026-11-30 14:05:12" */
function timeText(time: string | null): string {
  if (time === null) return ''
  const { year, month, day, hours, minutes, seconds } = localParts(time)
  const joined = (parts: readonly number[], sign: string) =>
    parts.map(part => String(part).padStart(2, '0')).join(sign)
  return `${joined([year, month + 1, day], '-')} ${joined([hours, minutes, seconds], ':')}`
}
