import { z } from 'zod'
import type { Time } from '../border/paging.ts'
import { customerFields } from '../customers/customer.ts'
import { formSchema } from '../orders/form.ts'
import type { RegistrarId } from '../registrars/catalogue.ts'
import { modes } from '../settings/settings.ts'
import { line } from '../text/line.ts'
import { openFields } from './fields.ts'

/** Bounds of one file. */
export const maxImportBytes = 5 * 1024 * 1024
export const maxImportRows = 5000
export const maxImportColumns = 60
/** Characters: the reasons for which one order is left out. */
export const maxWhyLength = 1000

/**
 * One order of a file. A new customer is created in the transaction of the order, unless one
 * with this address is there by then. `mode` is that of the file's start: a change of mode in
 * between must not send the rest elsewhere.
 */
export const importedOrderSchema = z.strictObject({
  mode: z.enum(modes),
  customer: z.strictObject(customerFields).optional(),
  order: formSchema.omit({ id: true, asDraft: true }),
  /** Its position in the report of the import. */
  entry: z.strictObject({ importId: z.int().positive(), position: z.int().min(0) }).optional(),
})

/** `waiting`: it was not reached, or the app ended before; there is no order. Stored. */
export const importOutcomes = ['waiting', 'created', 'refused', 'left-out'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

/** Cells that are kept for a later try; there is no place where a key could go. */
export const storedCells = z.partialRecord(z.enum(openFields), z.string().max(600_000))
export type StoredCells = z.output<typeof storedCells>

/**
 * What its customers are written while all goes well: nothing, one letter about all orders of a
 * customer, or each letter of each order. What asks them to act is always written. Stored.
 */
export const importLetters = ['none', 'summary', 'each'] as const
export type ImportLetters = (typeof importLetters)[number]

/** What an import is about to do, so that its report outlives the window. */
export const importBeginSchema = z.strictObject({
  /** Of the file. */
  name: line().max(300),
  letters: z.enum(importLetters).default('each'),
  /** The import whose rest this is; its created orders stay in the report. */
  goesOnFrom: z.int().positive().optional(),
  orders: z
    .array(
      z.strictObject({
        firstRow: z.int().min(1),
        /** "4", "4–9" */
        rows: line().max(40),
        domain: line().max(300).optional(),
        domainCount: z.int().min(0),
        customer: line().max(300),
        isMended: z.boolean(),
        cells: storedCells,
        /** Why it is left out; absent: it is to be created. */
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
    // a column more than a file has: why a row was not taken
    .array(z.array(z.string().max(600_000)).max(maxImportColumns + 1))
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
  readonly keys: readonly RegistrarId[]
  /** Several customers have this name: an address is needed. */
  readonly isAmbiguous?: boolean
}
