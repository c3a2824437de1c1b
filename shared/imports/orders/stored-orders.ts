import type { CallArgs } from '../../border/calls.ts'
import { asLine } from '../../text/line.ts'
import { type ImportField, importFields, isSecretField, openFields } from '../fields.ts'
import { maxWhyLength } from '../import.ts'
import { withoutKeyShapes } from '../key-shape.ts'
import type { Table } from '../table.ts'
import type { CheckedOrder } from './check-orders.ts'
import { type FileOrder, rowRange } from './gather-orders.ts'
import { fieldOfColumn, isSecretColumn, type Mapping } from './mapping.ts'
import { spoils } from './order-doubts.ts'
import { reasonsOf } from './readiness.ts'

type StoredOrder = CallArgs<'imports.begin'>['orders'][number]

const hidden = '••••••••'
/** Shorter cells are no keys, and would be found within other words. */
const leastSecretLength = 4

/**
 * An order of the file as its report keeps it: without anything that may be a key. Of rows whose
 * cells may stand in other columns than their own, nothing is kept but where they are and why.
 */
export function storedOrder(
  checked: CheckedOrder,
  table: Table,
  mapping: Mapping,
): StoredOrder {
  const { order, reading, customer, doubts } = checked
  const source = { firstRow: order.rows[0]?.number ?? 1, rows: rowRange(order) }
  const hide = hider(secretsOf(order, table, mapping))
  const why = hide(reasonsOf(checked, table.titles).join(' ')).slice(0, maxWhyLength)
  const isMended = order.isMended === true
  if (doubts.some(doubt => spoils(doubt) === 'row'))
    return { ...source, domainCount: 0, customer: '', isMended, cells: {}, why }
  const spoiled = new Set(
    doubts.flatMap(doubt => (spoils(doubt) === 'cell' ? [doubt.field] : [])),
  )
  const text = (field: ImportField) =>
    spoiled.has(field) ? '' : hide(order.cells[field] ?? '')
  const cells = openFields.flatMap(field => {
    // it groups rows, and the order is one row now
    const stored = field === 'orderKey' ? '' : text(field)
    return stored === '' ? [] : [[field, stored]]
  })
  const [domain] = spoiled.has('domains') ? [] : reading.names
  const named = text('customerEmail') || text('customerName')
  return {
    ...source,
    ...(domain !== undefined && { domain: hide(domain) }),
    domainCount: reading.names.length,
    customer: asLine(nameOf(customer) ?? named).slice(0, 300),
    isMended,
    cells: Object.fromEntries(cells),
    ...(why !== '' && { why }),
  }

  function nameOf(whose: CheckedOrder['customer']): string | undefined {
    if (whose.kind === 'known') return whose.customer.name
    return whose.kind === 'new' && !spoiled.has('customerName') ? hide(whose.name) : undefined
  }
}

/** Texts of cells where keys are expected, by field or by the title of a column. */
function secretsOf(order: FileOrder, { titles }: Table, mapping: Mapping): readonly string[] {
  const columns = titles.flatMap((title, at) =>
    isSecretColumn(title, fieldOfColumn(mapping, at)) ? [at] : [],
  )
  const typed = importFields.filter(isSecretField)
  return [
    ...columns.flatMap(at => order.rows.map(({ cells }) => cells[at] ?? '')),
    ...typed.map(field => order.cells[field] ?? ''),
  ].filter(text => text.length >= leastSecretLength)
}

const hider = (secrets: readonly string[]) => (text: string) =>
  withoutKeyShapes(secrets.reduce((shown, key) => shown.replaceAll(key, hidden), text))
