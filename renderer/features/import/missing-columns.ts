import type { CheckedOrder } from './check-orders.ts'
import type { Field } from './fields.ts'
import type { Mapping } from './mapping.ts'

/** What an order cannot do without, and a column or the list beside it gives to all. */
const needed: readonly Field[] = [
  'customerEmail',
  'plan',
  'domains',
  'firstName1',
  'lastName1',
  'prefix1',
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
