import { z } from 'zod'

/** Sort keys of the orders table. */
export const orderSorts = ['id', 'createdAt', 'updatedAt', 'customerName', 'status'] as const

const unknownPlace = 'Pass what the page before answered as `next`.'

/** `next` of a list with the newest first: the id of its last row. */
export const afterId = z
  .string()
  .regex(/^\d{1,15}$/, unknownPlace)
  .transform(Number)
  .optional()

/** Where the last row of a page of orders stands: by what, its value, its customer and id. */
const orderPlaceSchema = z.tuple([
  z.enum(orderSorts),
  z.union([z.string().max(300), z.int()]),
  z.int(),
  z.int(),
])
export type OrderPlace = z.infer<typeof orderPlaceSchema>

/** `next` of the orders; of no use in a list that is sorted otherwise. */
export const afterOrder = z
  .string()
  .max(500, unknownPlace)
  .transform((text, context) => {
    const place = orderPlaceSchema.safeParse(parsed(text))
    if (place.success) return place.data
    context.addIssue(unknownPlace)
    return z.NEVER
  })
  .optional()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
