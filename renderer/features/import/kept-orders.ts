import type { CallArgs } from '../../../shared/calls.ts'
import { maxWhyLength } from '../../../shared/import.ts'
import type { CheckedOrder } from './check-orders.ts'
import { fields, secretFields } from './fields.ts'
import { type FileOrder, rowRange } from './gather-orders.ts'
import { fieldOfColumn, isSecretColumn, type Mapping } from './mapping.ts'
import type { Table } from './read-table.ts'
import { reasonsOf } from './standing.ts'

type KeptOrder = CallArgs<'imports.begin'>['orders'][number]

const hidden = '••••••••'
/** Shorter cells are no keys, and would be found within other words. */
const leastSecretLength = 4

/** An order of the file as its report keeps it: without anything that may be a key. */
export function keptOrder(checked: CheckedOrder, table: Table, mapping: Mapping): KeptOrder {
  const { order, reading, customer } = checked
  const hide = hider(secretsOf(order, table, mapping))
  const [domain] = reading.names
  const why = reasonsOf(checked).join(' ')
  const named = order.cells.customerEmail ?? order.cells.customerName ?? ''
  const cells = fields.flatMap(field => {
    const text = order.cells[field] ?? ''
    return secretFields.has(field) || text === '' ? [] : [[field, hide(text)]]
  })
  return {
    firstRow: order.rows[0]?.number ?? 1,
    rows: rowRange(order),
    ...(domain !== undefined && { domain }),
    domainCount: reading.names.length,
    customer: hide(nameOf(customer) ?? named).slice(0, 300),
    isMended: order.isMended === true,
    cells: Object.fromEntries(cells),
    ...(why !== '' && { why: hide(why).slice(0, maxWhyLength) }),
  }
}

function nameOf(customer: CheckedOrder['customer']): string | undefined {
  if (customer.kind === 'known') return customer.customer.name
  return customer.kind === 'new' ? customer.name : undefined
}

/** What stands where keys are expected: by field, or by the title of a column. */
function secretsOf(order: FileOrder, { titles }: Table, mapping: Mapping): readonly string[] {
  const columns = titles.flatMap((title, at) =>
    isSecretColumn(title, fieldOfColumn(mapping, at)) ? [at] : [],
  )
  const typed = fields.filter(field => secretFields.has(field))
  return [
    ...columns.flatMap(at => order.rows.map(({ cells }) => cells[at] ?? '')),
    ...typed.map(field => order.cells[field] ?? ''),
  ].filter(text => text.length >= leastSecretLength)
}

const hider = (secrets: readonly string[]) => (text: string) =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, hidden), text)
