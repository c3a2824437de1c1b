import { numberText } from '../../text/locale.ts'
import { cleanKey } from '../clean.ts'
import { type ImportField, importFields, isSecretField } from '../fields.ts'
import type { TableRow } from '../table.ts'
import { cellOf, type Mapping } from './mapping.ts'
import { type OrderDoubt, rowDoubts } from './order-doubts.ts'
import { hasOnePerson, peopleOf, personOf } from './people-of-rows.ts'

export type Cells = Readonly<Partial<Record<ImportField, string>>>

/** One order as the file has it, before anything is checked. */
export type FileOrder = {
  readonly key: string
  readonly rows: readonly TableRow[]
  readonly cells: Cells
  /** Fields for which its rows say different things → what to tell staff. */
  readonly mismatches: Cells
  /** Doubts about its rows, without those about cells that staff have mended. */
  readonly doubts: readonly OrderDoubt[]
  /** Keys of the doubts that staff have looked at and found right. */
  readonly looked?: ReadonlySet<string>
  /** Staff changed a cell. */
  readonly isMended?: boolean
  /** Staff said whether to create it although it was delivered before; absent: as for all. */
  readonly isWanted?: boolean
}

/**
 * One row is an order, unless a column names it: then the rows of a name belong together. So do
 * rows of one customer and domain that name different people, which are its mailboxes. Gives way
 * after each row: a file has thousands.
 */
export function* gatherOrders(
  rows: readonly TableRow[],
  mapping: Mapping,
): Generator<undefined, readonly FileOrder[]> {
  const groups = new Map<string, TableRow[]>()
  const byDomain = new Map<string, TableRow[]>()
  for (const row of rows) {
    yield
    const name = cellOf(row, mapping.orderKey).toLowerCase()
    const domainKey = name === '' ? domainKeyOf(row, mapping) : ''
    const others = byDomain.get(domainKey)
    if (others !== undefined && isOneMore(row, others, mapping)) {
      others.push(row)
      continue
    }
    const key = name === '' ? `row ${row.number}` : `order ${name}`
    const group = groups.get(key)
    if (group !== undefined) {
      group.push(row)
      continue
    }
    const started = [row]
    groups.set(key, started)
    if (domainKey !== '' && !byDomain.has(domainKey)) byDomain.set(domainKey, started)
  }
  const orders: FileOrder[] = []
  for (const [key, group] of groups) {
    yield
    const [only, other] = group
    const isAlone = only !== undefined && other === undefined
    orders.push(isAlone ? orderOf(key, only, mapping) : gather(key, group, mapping))
  }
  return orders
}

/** Customer and domain of a row, to be compared; '': it names no domain. */
function domainKeyOf(row: TableRow, mapping: Mapping): string {
  const domain = cellOf(row, mapping.domains).toLowerCase()
  if (domain === '' || !hasOnePerson(mapping)) return ''
  const customer = [mapping.customerEmail, mapping.customerName].map(at => cellOf(row, at))
  return [domain, ...customer].join('\n').toLowerCase()
}

function isOneMore(row: TableRow, others: readonly TableRow[], mapping: Mapping): boolean {
  const person = personOf(row, mapping)
  return person !== '' && others.every(other => personOf(other, mapping) !== person)
}

/** An order of one row, which is the usual case. */
function orderOf(key: string, row: TableRow, mapping: Mapping): FileOrder {
  const cells: Partial<Record<ImportField, string>> = {}
  for (const field of importFields) {
    const text = cellOf(row, mapping[field])
    if (text !== '') cells[field] = isSecretField(field) ? keyIn(text) : text
  }
  return { key, rows: [row], cells, mismatches: {}, doubts: rowDoubts([row], mapping) }
}

/** A registrar key in one line: two lines may be two keys, so a space stays between them. */
const keyIn = (text: string) => cleanKey(text.replaceAll('\n', ' '))

function gather(key: string, rows: readonly TableRow[], mapping: Mapping): FileOrder {
  const cells: Partial<Record<ImportField, string>> = {}
  const mismatches: Partial<Record<ImportField, string>> = {}
  for (const field of importFields) {
    const column = mapping[field]
    if (column === undefined) continue
    if (field === 'domains') {
      const texts = rows.map(row => cellOf(row, column)).filter(text => text !== '')
      cells.domains = [...new Set(texts)].join('\n')
      continue
    }
    const filled = rows.filter(row => cellOf(row, column) !== '')
    const [first] = filled
    if (first === undefined) continue
    const text = cellOf(first, column)
    cells[field] = isSecretField(field) ? keyIn(text) : text
    const other = filled.find(row => cellOf(row, column) !== text)
    if (other !== undefined)
      mismatches[field] = `Rows ${first.number} and ${other.number} differ here.`
  }
  const doubts = rowDoubts(rows, mapping)
  const people = peopleOf(rows, mapping)
  if (people === null) return { key, rows, cells, mismatches, doubts }
  const { firstName1: _first, lastName1: _last, prefix1: _prefix, ...others } = mismatches
  return {
    key,
    rows,
    cells: { ...cells, ...people.cells },
    mismatches: { ...others, ...people.mismatches },
    doubts,
  }
}

/** The order with mended cells, which win over the file's, also where its rows disagree. */
export function mend(order: FileOrder, mended: Cells | undefined): FileOrder {
  if (mended === undefined) return order
  const isOver = ({ field }: OrderDoubt) => field !== undefined && mended[field] !== undefined
  return {
    ...order,
    cells: { ...order.cells, ...mended },
    mismatches: {},
    doubts: order.doubts.filter(doubt => !isOver(doubt)),
    isMended: true,
  }
}

/**
 * The order with staff's word on creating it although it was delivered before; undefined: the
 * choice for all orders counts.
 */
export function want(order: FileOrder, isWanted: boolean | undefined): FileOrder {
  return isWanted === undefined ? order : { ...order, isWanted }
}

/** The order with the doubts that staff have found right; undefined: none. */
export function look(order: FileOrder, looked: ReadonlySet<string> | undefined): FileOrder {
  return looked === undefined ? order : { ...order, looked }
}

/** "row 4", "rows 4 to 9", "4 rows from row 4" when others lie in between. */
export function rowWords({ rows }: FileOrder): string {
  const first = rows[0]?.number ?? 0
  const last = rows.at(-1)?.number ?? first
  if (rows.length === 1) return `row ${first}`
  return last - first + 1 === rows.length
    ? `rows ${first} to ${last}`
    : `${numberText(rows.length)} rows from row ${first}`
}

/** "4", "4–9", "4, …" for a narrow column. */
export function rowRange({ rows }: FileOrder): string {
  const first = rows[0]?.number ?? 0
  const last = rows.at(-1)?.number ?? first
  if (rows.length === 1) return String(first)
  return last - first + 1 === rows.length ? `${first}–${last}` : `${first}, …`
}
