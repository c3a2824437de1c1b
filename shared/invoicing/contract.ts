import { z } from 'zod'
import { id, paging } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import type { Page } from '../border/paging.ts'
import { tableFormats } from '../exports/table-format.ts'
import { isMonth } from '../text/month.ts'
import type { InvoicedOrder, InvoicingPage } from './invoicing.ts'

/** A month of this computer's calendar. */
const month = z.string().refine(isMonth, 'Enter a month, such as 2026-11.')

/** What a line of the file is: a customer in one currency, or an order. */
export const invoicingLines = ['customer', 'order'] as const
export type InvoicingLine = (typeof invoicingLines)[number]

export const invoicingCalls = {
  /**
   * The customers for whom something was ordered or made in a month, by name; archived ones too. With `customerId` that
   * one alone.
   */
  'invoicing.list': reads({
    args: z.strictObject({ month, customerId: id.optional(), ...paging }),
    answer: answer<InvoicingPage>(),
  }),
  /** The orders that count in a month, the newest first; with `customerId` those of one customer. */
  'invoicing.orders': reads({
    args: z.strictObject({ month, customerId: id.optional(), ...paging }),
    answer: answer<Page<InvoicedOrder>>(),
  }),
  /** Writes a month to a path that staff choose. */
  'invoicing.export': acts({
    args: z.strictObject({
      month,
      format: z.enum(tableFormats),
      by: z.enum(invoicingLines),
    }),
    answer: answer<{
      readonly path: string
      /** How many rows the file has without its header. */
      readonly count: number
    }>(),
    stale: [],
  }),
}
