import { z } from 'zod'

/** What the orders table is sorted by. */
export const orderSorts = [
  'id',
  'createdAt',
  'updatedAt',
  'customerName',
  'status',
  /** Open orders by their due date; the others come last, either way. */
  'dueAt',
] as const
export const orderSortSchema = z.strictObject({
  by: z.enum(orderSorts),
  descending: z.boolean(),
})
export type OrderSort = Readonly<z.output<typeof orderSortSchema>>
