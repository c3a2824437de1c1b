import type { Page, Time } from '../border/paging.ts'
import type { CustomerMonth } from '../customers/customer.ts'
import type { DraftCause, OrderStatus } from '../orders/order.ts'

/** What a month's invoice of one customer is made of. */
export type InvoicingRow = Omit<CustomerMonth, 'month' | 'completed'> & {
  readonly customerId: number
  readonly name: string
  /** '' where the customer was deleted. */
  readonly email: string
  readonly isArchived?: true
  readonly isDeleted?: true
}

export type InvoicingPage = Page<InvoicingRow> & {
  /** All customers of the month together. */
  readonly totals: Pick<InvoicingRow, 'orders' | 'mailboxes' | 'withoutAmount' | 'sums'>
  /** The month in which the first order was entered, such as `2026-11`; the present one without any. */
  readonly firstMonth: string
}

/** An order that counts in a month. */
export type InvoicedOrder = {
  readonly id: number
  readonly customerId: number
  readonly customerName: string
  readonly customerEmail: string
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly planName: string
  readonly firstDomain?: string
  readonly domains: number
  /** Mailboxes that were made for it, in whatever month. */
  readonly mailboxes: number
  readonly couponCode?: string
  /** In major units; absent: none was said. */
  readonly amount?: number
  readonly currency?: string
  /** A date of payment, or the billing status `paid`. */
  readonly isPaid: boolean
  readonly paidAt?: Time
  readonly billingStatus: string
  readonly createdAt: Time
}
