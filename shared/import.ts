import { z } from 'zod'
import { customerFields } from './customer.ts'
import { formSchema, type RegistrarName } from './order.ts'
import { modes } from './settings.ts'

/** Bounds of one file. */
export const maxImportBytes = 5 * 1024 * 1024
export const maxImportRows = 5000
const maxColumns = 60

/**
 * One order of a file. A new customer is created in the transaction of the order, unless one
 * with this address is there by then. `mode` is that of the file's start: a change of mode in
 * between must not send the rest elsewhere.
 */
export const importedOrderSchema = z.strictObject({
  mode: z.enum(modes),
  customer: z.strictObject(customerFields).optional(),
  order: formSchema.omit({ id: true, asDraft: true }),
})

/** A table that staff keep: the template, or rows that were not taken. */
export const importTableSchema = z.strictObject({
  name: z.enum(['order-template', 'refused-orders']),
  rows: z
    .array(z.array(z.string().max(600_000)).max(maxColumns))
    .min(1)
    .max(maxImportRows + 1),
})

/** A customer by e-mail address or name, as a file names them. */
export type MatchedCustomer = {
  readonly text: string
  readonly id: number
  readonly name: string
  readonly email: string
  /** Registrars whose keys are remembered. */
  readonly keys: readonly RegistrarName[]
  /** Several customers have this name: an address is needed. */
  readonly isAmbiguous?: boolean
}
