import type { CheckedOrder } from './check-orders.ts'
import { type Field, mailboxFields } from './fields.ts'
import { columnName, fieldOfColumn, type Mapping } from './mapping.ts'
import type { Table } from './read-table.ts'

/** What an order cannot do without, and a column or the list beside it gives to all. */
const needed: readonly Field[] = [
  'customerEmail',
  'plan',
  'domains',
  ...mailboxFields.flat(),
  'spaceshipApiKey',
  'spaceshipApiSecretKey',
  'namecheapApiKey',
  'platformLogin',
]

/** Fields that no column holds and every order lacks: one cause, to be said once. */
export function missingColumns(
  orders: readonly CheckedOrder[],
  mapping: Mapping,
): readonly Field[] {
  const asRead = orders.filter(({ order }) => order.isMended !== true)
  if (asRead.length === 0) return []
  return needed.filter(
    field =>
      mapping[field] === undefined &&
      asRead.every(({ problems }) => problems[field] !== undefined),
  )
}

/** Nobody in the file is known yet, and one tick would do: one cause as well. */
export function isEveryoneNew(orders: readonly CheckedOrder[]): boolean {
  const asRead = orders.filter(({ order }) => order.isMended !== true)
  const isNew = ({ customer }: CheckedOrder) =>
    customer.kind === 'unknown' && customer.isNewcomer
  // whoever is unknown for another reason must read it in the row
  return (
    asRead.length > 0 &&
    asRead.every(isNew) &&
    orders.every(one => one.customer.kind !== 'unknown' || isNew(one))
  )
}

/** Titles of the columns that hold something and become nothing. */
export function leftOutColumns({ titles, rows }: Table, mapping: Mapping): readonly string[] {
  return titles.flatMap((title, at) => {
    const isFilled = rows.some(({ cells }) => (cells[at] ?? '') !== '')
    if (!isFilled || fieldOfColumn(mapping, at) !== null) return []
    return [columnName(title, at)]
  })
}
