import { type ImportField, mailboxFields } from '../../shared/imports/fields.ts'
import type { CheckedOrder } from '../../shared/imports/orders/check-orders.ts'
import { fieldOfColumn, type Mapping } from '../../shared/imports/orders/mapping.ts'
import { sharedFieldOf } from '../../shared/imports/orders/own-keys.ts'
import type { Table } from '../../shared/imports/table.ts'
import { columnName } from '../../shared/imports/titles.ts'
import { keyFields } from '../../shared/registrars/keys.ts'

/** Fields that every order needs and that a column, or a choice for all orders, can give. */
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

/**
 * Whether a column gives the field; keys may stand in one of their own or in one for all
 * registrars.
 */
function isGiven(field: ImportField, mapping: Mapping): boolean {
  const shared = sharedFieldOf(field)
  return [field, shared].some(one => one !== undefined && mapping[one] !== undefined)
}

/**
 * Whether every order lacks nothing but a known customer, so that one tick would mend them all.
 */
export function isEveryoneNew(orders: readonly CheckedOrder[]): boolean {
  const asRead = orders.filter(({ order }) => order.isMended !== true)
  const isNew = ({ customer }: CheckedOrder) =>
    customer.kind === 'unknown' && customer.isNewcomer
  // a customer who is unknown for another reason is told in the row
  return (
    asRead.length > 0 &&
    asRead.every(isNew) &&
    orders.every(one => one.customer.kind !== 'unknown' || isNew(one))
  )
}

/** Titles of the columns that hold something and are left out. */
export function leftOutColumns({ titles, rows }: Table, mapping: Mapping): readonly string[] {
  return titles.flatMap((title, at) => {
    const isFilled = rows.some(({ cells }) => (cells[at] ?? '') !== '')
    if (!isFilled || fieldOfColumn(mapping, at) !== null) return []
    return [columnName(title, at)]
  })
}
