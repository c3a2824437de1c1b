import { z } from 'zod'
import type { Time } from '../border/paging.ts'
import { customerFields } from '../customers/customer.ts'
import { formSchema } from '../orders/form.ts'
import type { RegistrarId } from '../registrars/catalogue.ts'
import { modes } from '../settings/settings.ts'
import { line } from '../text/line.ts'
import { openFields } from './fields.ts'

/** The largest file that is imported. */
export const maxImportBytes = 5 * 1024 * 1024
export const maxImportRows = 5000
export const maxImportColumns = 60
/** Orders of one call: of less than a second, so that a stop is soon. */
export const importedOrdersAtOnce = 20
/** Characters of the reasons why one order is left out. */
export const maxWhyLength = 1000

/**
 * One order of a file. A new customer is created in the transaction of the order, unless one with
 * this address exists by then. `mode` is the mode in which the import began: after a change of mode
 * its other orders are refused.
 */
export const importedOrderSchema = z.strictObject({
  mode: z.enum(modes),
  customer: z.strictObject(customerFields).optional(),
  order: formSchema.omit({ id: true, asDraft: true }),
  /** Its position in the report of the import. */
  entry: z.strictObject({ importId: z.int().positive(), position: z.int().min(0) }).optional(),
})

/** What became of an order of a file. `waiting`: the import has not reached it. Stored. */
export const importOutcomes = ['waiting', 'created', 'refused', 'left-out'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Cells that are kept for a later try; there is no place where a key could go. */
export const storedCells = z.partialRecord(z.enum(openFields), z.string().max(600_000))
export type StoredCells = z.output<typeof storedCells>

/**
 * Which letters the customers of an import get while all goes well: none, one about all orders of
 * a customer, or each letter of each order. Letters that ask them to act are always sent. Stored.
 */
export const importLetters = ['none', 'summary', 'each'] as const
export type ImportLetters = (typeof importLetters)[number]

/** What `imports.begin` takes: all orders of a file, so that its report outlives the window. */
export const importBeginSchema = z.strictObject({
  /** The name of the file. */
  name: line().max(300),
  letters: z.enum(importLetters).default('each'),
  /** The import whose other orders these are; its created orders stay in the report. */
  goesOnFrom: z.int().positive().optional(),
  orders: z
    .array(
      z.strictObject({
        firstRow: z.int().min(1),
        /** Rows of the file, such as "4" or "4–9". */
        rows: line().max(40),
        domain: line().max(300).optional(),
        domainCount: z.int().min(0),
        customer: line().max(300),
        isMended: z.boolean(),
        cells: storedCells,
        /** Why the order is left out; absent: it is to be created. */
        why: z.string().max(maxWhyLength).optional(),
      }),
    )
    .min(1)
    .max(maxImportRows),
})

export type ImportEntry = {
  /** From 0, in the order of the file. */
  readonly position: number
  readonly rows: string
  readonly domain?: string
  readonly domainCount: number
  readonly customer: string
  readonly isMended?: true
  readonly outcome: ImportOutcome
  readonly orderId?: number
  readonly why?: string
}

export type LastImport = {
  readonly id: number
  readonly name: string
  readonly startedAt: Time
  readonly letters: ImportLetters
  readonly entries: readonly ImportEntry[]
}

/** An order of the last import that was not created, as far as it may be kept. */
export type ImportRest = {
  readonly position: number
  readonly firstRow: number
  readonly cells: StoredCells
}

/** A table that staff keep: the template, or rows that were not taken. */
export const importTableSchema = z.strictObject({
  name: z.enum(['order-template', 'refused-orders']),
  rows: z
    // one column more than a file has: why a row was not taken
    .array(z.array(z.string().max(600_000)).max(maxImportColumns + 1))
    .min(1)
    .max(maxImportRows + 1),
})

/** A customer that a file names by e-mail address or name. */
export type MatchedCustomer = {
  readonly text: string
  readonly id: number
  readonly name: string
  readonly email: string
  /** Registrars whose keys are remembered for the customer. */
  readonly keys: readonly RegistrarId[]
  /** Several customers have this name, so an address is needed. */
  readonly isAmbiguous?: boolean
  /** The customer is archived, and takes no new order. */
  readonly isArchived?: boolean
}
