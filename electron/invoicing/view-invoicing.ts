import type { Reader } from '../../db/core/database.ts'
import type { TotalsOf } from '../../db/customers/month-totals.ts'
import {
  countMonthOrders,
  firstEntered,
  type MonthOrder,
  monthOrders,
  namedCustomers,
} from '../../db/invoicing/month-orders.ts'
import type { ParsedArgs } from '../../shared/border/calls.ts'
import type { Page } from '../../shared/border/paging.ts'
import type { MonthSum } from '../../shared/customers/customer.ts'
import type {
  InvoicedOrder,
  InvoicingPage,
  InvoicingRow,
} from '../../shared/invoicing/invoicing.ts'
import { withoutNulls } from '../../shared/record-of.ts'
import { monthAfter, monthOf, startOfMonth } from '../../shared/text/month.ts'
import { pageWindow } from '../border/page-window.ts'
import { monthTotals } from '../customers/view-months.ts'
import { iso } from '../scheduler/clock.ts'

/** A month by the system's time zone, of one customer or of all. */
const totalsOf = (month: string, customerId: number | undefined): TotalsOf => ({
  since: startOfMonth(month).getTime(),
  until: startOfMonth(monthAfter(month, 1)).getTime(),
  ...(customerId !== undefined && { customerId }),
})

/** Every customer for whom something was ordered or made in the month, by name. */
export function invoicingRows(
  tx: Reader,
  month: string,
  customerId?: number,
): readonly InvoicingRow[] {
  const totals = new Map(
    monthTotals(tx, totalsOf(month, customerId)).map(one => [one.customerId, one]),
  )
  return namedCustomers(tx, [...totals.keys()]).flatMap(
    ({ id, name, email, archivedAt, deletedAt }) => {
      const found = totals.get(id)
      if (found === undefined) return []
      const { month: _, completed: _completed, ...row } = found
      return {
        ...row,
        name,
        email,
        ...(archivedAt !== null && { isArchived: true }),
        ...(deletedAt !== null && { isDeleted: true }),
      }
    },
  )
}

/** One page of a month's customers, with what all of them come to. */
export function viewInvoicing(
  tx: Reader,
  { month, customerId, page, pageSize }: ParsedArgs<'invoicing.list'>,
  now: number,
): InvoicingPage {
  const rows = invoicingRows(tx, month, customerId)
  const { limit, offset } = pageWindow({ page, pageSize })
  const count = (of: 'orders' | 'mailboxes' | 'withoutAmount') =>
    rows.reduce((sum, row) => sum + row[of], 0)
  return {
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    totals: {
      orders: count('orders'),
      mailboxes: count('mailboxes'),
      withoutAmount: count('withoutAmount'),
      sums: addUp(rows.flatMap(row => row.sums)),
    },
    firstMonth: monthOf(firstEntered(tx) ?? now),
  }
}

/** Sums of each currency for itself, in thousandths, because fractions in binary do not add up. */
function addUp(sums: readonly MonthSum[]): readonly MonthSum[] {
  const found = new Map<string, MonthSum>()
  const plus = (one: number, other: number) =>
    (Math.round(one * 1000) + Math.round(other * 1000)) / 1000
  for (const { currency, amount, paid } of sums) {
    const had = found.get(currency)
    found.set(currency, {
      currency,
      amount: plus(had?.amount ?? 0, amount),
      paid: plus(had?.paid ?? 0, paid),
    })
  }
  return [...found.values()].sort((one, other) => one.currency.localeCompare(other.currency))
}

type MonthPage = ParsedArgs<'invoicing.orders'>

/** One page of the orders that count in a month. */
export const viewMonthOrders = (tx: Reader, args: MonthPage): Page<InvoicedOrder> => ({
  rows: invoicedOrders(tx, args),
  total: countMonthOrders(tx, totalsOf(args.month, args.customerId)),
})

/** As `viewMonthOrders`, without counting the others. */
export const invoicedOrders = (
  tx: Reader,
  { month, customerId, page, pageSize }: MonthPage,
): readonly InvoicedOrder[] =>
  monthOrders(tx, totalsOf(month, customerId), pageWindow({ page, pageSize })).map(viewOrder)

function viewOrder(row: MonthOrder): InvoicedOrder {
  const { draftCause, firstDomain, couponCode, amount, currency, paidAt, ...rest } = row
  return {
    ...rest,
    ...withoutNulls({
      draftCause,
      firstDomain,
      couponCode: couponCode === '' ? null : couponCode,
      amount,
      currency,
      paidAt: paidAt === null ? null : iso(paidAt),
    }),
    isPaid: row.isPaid === 1,
    createdAt: iso(row.createdAt),
  }
}
