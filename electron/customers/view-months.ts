import type { Reader } from '../../db/core/database.ts'
import {
  couponsUsed,
  mailboxTotals,
  type OrderTotals,
  orderTotals,
  type TotalsOf,
} from '../../db/customers/month-totals.ts'
import type { CustomerMonth } from '../../shared/customers/customer.ts'
import { monthOf } from '../../shared/text/month.ts'

/** A customer's month, and whose it is. */
export type MonthTotals = CustomerMonth & { readonly customerId: number }

/** Totals of each customer and month in which there was something, the newest month first. */
export function monthTotals(tx: Reader, of: TotalsOf): readonly MonthTotals[] {
  const found = new Map<string, MonthTotals>()
  const put = (
    customerId: number,
    month: string,
    change: (had: MonthTotals) => MonthTotals,
  ) => {
    const key = `${month} ${customerId}`
    found.set(key, change(found.get(key) ?? { ...nothing, customerId, month }))
  }
  for (const row of orderTotals(tx, of))
    put(row.customerId, row.month, had => withOrders(had, row))
  for (const { customerId, month, mailboxes } of mailboxTotals(tx, of))
    put(customerId, month, had => ({ ...had, mailboxes }))
  for (const { customerId, month, code } of couponsUsed(tx, of))
    put(customerId, month, had => ({ ...had, coupons: [...had.coupons, code] }))
  return [...found.values()].sort(
    (one, other) => other.month.localeCompare(one.month) || one.customerId - other.customerId,
  )
}

const nothing = {
  orders: 0,
  completed: 0,
  domains: 0,
  mailboxes: 0,
  sums: [],
  withoutAmount: 0,
  coupons: [],
} as const

function withOrders(had: MonthTotals, row: OrderTotals): MonthTotals {
  const { currency, amount, paid, orders, priced } = row
  return {
    ...had,
    orders: had.orders + orders,
    withoutAmount: had.withoutAmount + orders - priced,
    completed: had.completed + row.completed,
    domains: had.domains + row.domains,
    sums: priced === 0 ? had.sums : [...had.sums, { currency, amount, paid }],
  }
}

/** All months of a customer, the newest first; the present one is always among them. */
export function viewMonths(
  tx: Reader,
  customerId: number,
  now: number,
): readonly CustomerMonth[] {
  const present = monthOf(now)
  const ever = { since: 0, until: Number.MAX_SAFE_INTEGER }
  const months = monthTotals(tx, { customerId, ...ever }).map(totals => {
    const { customerId: _, ...month } = totals
    return month
  })
  return months.some(({ month }) => month === present)
    ? months
    : [{ ...nothing, month: present }, ...months]
}
