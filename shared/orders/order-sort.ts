import { z } from 'zod'

/** What the orders table is sorted by. */
export const orderSorts = ['id', 'createdAt', 'updatedAt', 'customerName', 'status'] as const
export const orderSortSchema = z.strictObject({
  by: z.enum(orderSorts),
  descending: z.boolean(),
})
export type OrderSort = Readonly<z.output<typeof orderSortSchema>>
