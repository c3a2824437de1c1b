import { isolated } from '../../text/isolated.ts'
import { type ImportField, importFields, isField, isSecretField } from '../fields.ts'
import { containsKey, hasKeyShape, isKeyTitle } from '../key-shape.ts'
import type { Table, TableRow } from '../table.ts'
import { columnName, plainTitle } from '../titles.ts'
import type { ChosenBefore } from './guess-columns.ts'

/** Which column, from 0, is which field. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>

/**
 * The mapping with the column as the field; its old field and the field's old column are free.
 */
export function withColumn(
  mapping: Mapping,
  column: number,
  field: ImportField | null,
): Mapping {
  const rest = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field)
  return { ...Object.fromEntries(rest), ...(field !== null && { [field]: column }) }
}

/** The text of a cell; '' when the row has no such cell, or no column is the field. */
export function cellOf(row: TableRow, column: number | undefined): string {
  return column === undefined ? '' : (row.cells[column] ?? '')
}

export function fieldOfColumn(mapping: Mapping, column: number): ImportField | null {
  return importFields.find(field => mapping[field] === column) ?? null
}

/** What a person said of columns, by number from 0: a field, or null for none. */
export type Chosen = ReadonlyMap<number, ImportField | null>

/** Titles that are remembered at most; the oldest are forgotten. */
const mostRemembered = 300

/**
 * What to remember after a choice: what a person said, and nothing that was guessed. Another
 * title of the file that was remembered for the same field is forgotten.
 */
export function remember(
  before: ChosenBefore,
  titles: readonly string[],
  chosen: Chosen,
): Readonly<Record<string, string>> {
  const plain = titles.map(title => plainTitle(title).slice(0, 200))
  const isTold = (title: string) =>
    title !== '' && plain.filter(other => other === title).length === 1
  const told = [...chosen].flatMap(([column, field]) => {
    const title = plain[column] ?? ''
    return isTold(title) ? [[title, field ?? 'none'] as const] : []
  })
  const words = new Map<string, string>(told)
  const fields = new Set([...chosen.values()].filter(field => field !== null))
  const isOver = (title: string, field: string) =>
    words.has(title) || (plain.includes(title) && isField(field) && fields.has(field))
  const rest = Object.entries(before).filter(([title, field]) => !isOver(title, field))
  return Object.fromEntries([...rest, ...told].slice(-mostRemembered))
}

const hidden = '••••••••'

/** A short sample of what a column holds; null when it is empty. Keys are not shown. */
export function sampleOf(
  { titles, rows }: Pick<Table, 'titles' | 'rows'>,
  column: number,
  field: ImportField | null,
  /** Every registrar key of the file. */
  keys: ReadonlySet<string>,
  count = 1,
): string | null {
  const filled = rows
    .slice(0, 500)
    .map(({ cells }) => cells[column] ?? '')
    .filter(cell => cell !== '')
  const isKeyLike = (cell: string) => hasKeyShape(cell) || containsKey(cell, keys)
  const [first] = filled
  if (first === undefined) return null
  const title = columnName(titles[column] ?? '', column)
  if (isSecretColumn(title, field) || filled.some(isKeyLike)) return hidden
  const shown = [...new Set(filled)].slice(0, count)
  return shown.map(cell => isolated(cell.replace(/\s+/g, ' ').slice(0, 60))).join(' · ')
}

/** Whether a column may hold keys: by what it was chosen to be, or by its title alone. */
export function isSecretColumn(title: string, field: ImportField | null): boolean {
  if (field !== null && isSecretField(field)) return true
  if (field === 'couponCode' || field === 'orderKey') return false
  return isKeyTitle(title)
}
