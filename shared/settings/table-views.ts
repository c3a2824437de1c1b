import { z } from 'zod'
import { orderStatuses } from '../orders/order.ts'
import { orderSortSchema } from '../orders/order-sort.ts'
import { line } from '../text/line.ts'

/** Columns of the orders table that can be left out; its first one, the domains, cannot. Stored. */
export const orderColumnKeys = [
  'customer',
  'plan',
  'registrar',
  'status',
  'progress',
  'due',
  'age',
  'updated',
  'completed',
  'amount',
  'paid',
  'billing',
  'id',
] as const
export type OrderColumnKey = (typeof orderColumnKeys)[number]

export const orderColumnsSchema = z.array(z.enum(orderColumnKeys)).max(orderColumnKeys.length)

/** Tables whose column widths can be changed. Stored. */
export const tableNames = ['orders', 'mailboxes', 'transfers', 'customers', 'renewals'] as const
export type TableName = (typeof tableNames)[number]

const columnWidthSchema = z.record(z.string().max(40), z.int().min(1).max(10_000))
/** Column → width in pixels; columns without one have their usual width. */
export type ColumnWidths = Readonly<z.output<typeof columnWidthSchema>>
export const columnWidthsSchema = z.partialRecord(z.enum(tableNames), columnWidthSchema)

/** A saved view of the orders table: what it shows, and how. */
export const orderViewSchema = z.strictObject({
  name: line().min(1, 'Enter a name.').max(60, 'At most 60 characters.'),
  /** Absent: orders of every status. */
  status: z.enum(orderStatuses).optional(),
  needsAttention: z.boolean(),
  /** True: only late orders. */
  late: z.boolean().optional(),
  /** When the orders were entered: `last-month`, or days. Absent: any time. */
  time: z.string().max(40).optional(),
  search: z.string().max(200),
  sort: orderSortSchema,
  columns: orderColumnsSchema,
  widths: columnWidthSchema.optional(),
})
export type OrderView = z.output<typeof orderViewSchema>
export const mostOrderViews = 50
