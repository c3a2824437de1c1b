import type { MonthSum } from '../../shared/customers/customer.ts'
import type { InvoicedOrder, InvoicingRow } from '../../shared/invoicing/invoicing.ts'
import { orderStateText } from '../../shared/orders/order.ts'
import type { Table } from '../exports/table-columns.ts'

/** A customer's month in one currency; counts stand in the first line, so that a column adds up. */
export type CustomerLine = {
  readonly row: InvoicingRow
  readonly isFirst: boolean
  /** null: no order of the month says what it costs. */
  readonly sum: MonthSum | null
}

export function customerLines(row: InvoicingRow): readonly CustomerLine[] {
  const sums = row.sums.length === 0 ? [null] : row.sums
  return sums.map((sum, at) => ({ row, isFirst: at === 0, sum }))
}

/** What is not paid, without the fractions that binary numbers leave. */
const open = (amount: number, paid: number): number => Math.round((amount - paid) * 1000) / 1000

type Counted = 'orders' | 'withoutAmount' | 'mailboxes'
const count = (of: Counted) => ({
  kind: 'number' as const,
  of: ({ row, isFirst }: CustomerLine) => (isFirst ? row[of] : null),
})

export const customerTable = (month: string): Table<CustomerLine> => ({
  title: `Invoicing ${month}`,
  columns: [
    { title: 'Month', kind: 'text', of: () => month },
    { title: 'Customer', kind: 'text', of: ({ row }) => row.name },
    { title: 'E-mail', kind: 'text', of: ({ row }) => row.email },
    { title: 'Orders', ...count('orders') },
    { title: 'Orders without amount', ...count('withoutAmount') },
    { title: 'Mailboxes made', ...count('mailboxes') },
    {
      title: 'Coupons',
      kind: 'text',
      of: ({ row, isFirst }) => (isFirst ? row.coupons.join(', ') : null),
    },
    { title: 'Currency', kind: 'text', of: ({ sum }) => sum?.currency ?? null },
    { title: 'Amount', kind: 'money', of: ({ sum }) => sum?.amount ?? null },
    { title: 'Paid', kind: 'money', of: ({ sum }) => sum?.paid ?? null },
    {
      title: 'Open',
      kind: 'money',
      of: ({ sum }) => (sum === null ? null : open(sum.amount, sum.paid)),
    },
  ],
})

const paidOf = ({ amount, isPaid }: InvoicedOrder): number | null =>
  amount === undefined ? null : isPaid ? amount : 0

export const orderTable = (month: string): Table<InvoicedOrder> => ({
  title: `Invoicing ${month}`,
  columns: [
    { title: 'Month', kind: 'text', of: () => month },
    { title: 'Order', kind: 'number', of: row => row.id },
    { title: 'Entered', kind: 'time', of: row => row.createdAt },
    { title: 'Customer', kind: 'text', of: row => row.customerName },
    { title: 'E-mail', kind: 'text', of: row => row.customerEmail },
    { title: 'First domain', kind: 'text', of: row => row.firstDomain ?? null },
    { title: 'Domains', kind: 'number', of: row => row.domains },
    { title: 'Mailboxes made', kind: 'number', of: row => row.mailboxes },
    { title: 'Plan', kind: 'text', of: row => row.planName },
    { title: 'Status', kind: 'text', of: orderStateText },
    { title: 'Coupon', kind: 'text', of: row => row.couponCode ?? null },
    { title: 'Currency', kind: 'text', of: row => row.currency ?? null },
    { title: 'Amount', kind: 'money', of: row => row.amount ?? null },
    { title: 'Paid', kind: 'money', of: paidOf },
    {
      title: 'Open',
      kind: 'money',
      of: row => (row.amount === undefined ? null : open(row.amount, paidOf(row) ?? 0)),
    },
    { title: 'Paid at', kind: 'time', of: row => row.paidAt ?? null },
    { title: 'Billing status', kind: 'text', of: row => row.billingStatus },
  ],
})
