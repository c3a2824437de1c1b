import { type ImportField, mailboxFields } from '../../shared/imports/fields.ts'
import type { Table } from '../../shared/imports/table.ts'
import { columnName } from '../../shared/imports/titles.ts'
import { keyFields } from '../../shared/registrars/keys.ts'
import type { CheckedOrder } from './check-orders.ts'
import { fieldOfColumn, type Mapping } from './mapping.ts'
import { sharedFieldOf } from './own-keys.ts'

/** What an order cannot do without, and a column or the list beside it gives to all. */
const needed: readonly ImportField[] = [
  'customerEmail',
  'plan',
  'domains',
  ...mailboxFields.flat(),
  ...keyFields.filter(key => key.credential !== null).map(key => key.field),
]

/** Fields that no column holds and every order lacks: one cause, to be said once. */
export function missingColumns(
  orders: readonly CheckedOrder[],
  mapping: Mapping,
): readonly ImportField[] {
  const asRead = orders.filter(({ order }) => order.isMended !== true)
  if (asRead.length === 0) return []
  return needed.filter(
    field =>
      !isGiven(field, mapping) && asRead.every(({ problems }) => problems[field] !== undefined),
  )
}

/** Keys may stand in a column of their own, or in one for all registrars. */
function isGiven(field: ImportField, mapping: Mapping): boolean {
  const shared = sharedFieldOf(field)
  return [field, shared].some(one => one !== undefined && mapping[one] !== undefined)
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
