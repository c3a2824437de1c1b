import { z } from 'zod'
import { orderSorts } from '../orders/order-sort.ts'

const unknownCursor = 'Pass what the page before answered as `next`.'

/** `next` of a list with the newest first: the id of its last row. */
export const afterId = z
  .string()
  .regex(/^\d{1,15}$/, unknownCursor)
  .transform(Number)
  .optional()

/** The cursor of a page of orders: its sort key, then value, customer and id of its last row. */
const orderCursorSchema = z.tuple([
  z.enum(orderSorts),
  z.union([z.string().max(300), z.int(), z.null()]),
  z.int(),
  z.int(),
])
export type OrderCursor = z.infer<typeof orderCursorSchema>

/** `next` of a page of orders; valid only in a list with the same sort. */
export const afterOrder = cursorOf(orderCursorSchema)

/** The cursor of a page of renewals: place in time, in milliseconds, and name of its last row. */
const renewalCursorSchema = z.tuple([z.int(), z.string().max(300)])
export type RenewalCursor = z.infer<typeof renewalCursorSchema>

/** `next` of a page of renewals. */
export const afterRenewal = cursorOf(renewalCursorSchema)

/** A cursor that is the JSON of a row's place in its list. */
function cursorOf<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(500, unknownCursor)
    .transform((text, context): z.output<Schema> => {
      const cursor = schema.safeParse(parsed(text))
      if (cursor.success) return cursor.data
      context.addIssue(unknownCursor)
      return z.NEVER
    })
    .optional()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
