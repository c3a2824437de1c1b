import { sql } from 'drizzle-orm'
import type { Reader } from '../core/database.ts'
import { listed } from '../core/search.ts'
import { customers, orders, plans } from '../schema/schema.ts'

type Row = { readonly id: number; readonly customer: string; readonly plan: string }
export type OrderNames = Omit<Row, 'id'>

/** Whose each of these orders is, and its plan; '' without one. */
export function namesOfOrders(
  tx: Reader,
  orderIds: readonly number[],
): ReadonlyMap<number, OrderNames> {
  const rows = tx.all<Row>(
    sql`select o.id, c.name as customer, coalesce(p.name, '') as plan from ${orders} as o
      join ${customers} as c on c.id = o.user_id
      left join ${plans} as p on p.id = o.plan_id
      where o.id in ${listed(orderIds)}`,
  )
  return new Map(rows.map(({ id, ...names }) => [id, names]))
}
