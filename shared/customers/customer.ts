import { z } from 'zod'
import { id } from '../border/args.ts'
import type { Time } from '../border/paging.ts'
import { exportFormat } from '../exports/formats.ts'
import { letterLanguages } from '../letters/language.ts'
import type { Stage } from '../orders/domain.ts'
import type { OrderNote } from '../orders/note.ts'
import { type DraftCause, hostingPlatforms, type OrderStatus } from '../orders/order.ts'
import type { RegistrarId } from '../registrars/catalogue.ts'
import type { Expiry } from '../renewals/renewal.ts'
import { line } from '../text/line.ts'

/** What every customer has. */
export const customerFields = {
  name: line().min(1, 'Enter a name.').max(200),
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
}

/**
 * What a new order of a customer starts with, how the mailboxes are exported, and the language of
 * letters.
 */
export const customerDefaults = {
  platform: z.enum(hostingPlatforms),
  planId: id,
  exportFormat: exportFormat,
  letterLanguage: z.enum(letterLanguages),
}
const defaultsSchema = z.strictObject(customerDefaults).partial()
/** A default that is not set is missing. */
export type CustomerDefaults = Readonly<z.output<typeof defaultsSchema>>

/** The text by which a whole name or address is compared: no case, single blanks. */
export const plainCustomer = (text: string): string =>
  text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')

/** What deleting a customer would change or remove, in rows of each kind. */
export type CustomerDeletion = {
  readonly name: string
  /** Ids of orders that are not over, which forbid it; some of them. */
  readonly openOrders: readonly number[]
  /** Orders, which stay for the books without the person. */
  readonly orders: number
  /** Orders that were the customer's and are another's now; they stay that one's. */
  readonly formerOrders: number
  readonly letters: number
  readonly notes: number
  readonly activity: number
  readonly notifications: number
  readonly exchanges: number
  readonly mailboxPasswords: number
  readonly registrarKeys: number
  readonly importRows: number
  /** Order forms that were not finished. */
  readonly forms: number
  /** Names of saved views that look for the person. */
  readonly views: readonly string[]
  /** Names of saved views with the name among other words; they stay. */
  readonly otherViews: readonly string[]
}

export type CustomerRow = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly orderCount: number
  readonly createdAt: Time
  /** Since when no new order is entered for the customer; absent: it may be. */
  readonly archivedAt?: Time
}

/** One customer, as its page shows it. */
export type Customer = Omit<CustomerRow, 'orderCount'> & {
  readonly defaults: CustomerDefaults
  readonly counts: {
    readonly orders: number
    /** Orders that are not over. */
    readonly openOrders: number
    readonly domains: number
    readonly mailboxes: number
    readonly letters: number
    readonly notes: number
  }
}

/** What moves when a customer becomes one with another. */
export type CustomerMerge = {
  readonly name: string
  readonly email: string
  readonly into: { readonly id: number; readonly name: string; readonly email: string }
  readonly orders: number
  readonly mailboxes: number
  readonly letters: number
  /** Letters that are not sent yet, and go to the other address then. */
  readonly unsent: number
  /**
   * Remembered keys. `moved`: the other has none there. Both have some: the newer ones stay, `newer`
   * if they are this customer's, and the others are forgotten.
   */
  readonly keys: readonly {
    readonly platform: RegistrarId
    readonly becomes: 'moved' | 'newer' | 'older'
    /** When the keys that stay were saved. */
    readonly savedAt: Time
  }[]
}

/** What was done for a customer in one month of this computer's calendar. */
export type CustomerMonth = {
  /** Local, such as `2026-11`. */
  readonly month: string
  /** Orders that were entered, without drafts and without those that came to nothing. */
  readonly orders: number
  /** Those of them that are completed. */
  readonly completed: number
  /** The domains of these orders. */
  readonly domains: number
  /** Mailboxes that were made, of these orders or of earlier ones. */
  readonly mailboxes: number
  /** What these orders cost, apart by currency; '' where none was said. */
  readonly sums: readonly MonthSum[]
  /** Orders of which nobody said what they cost; no sum has them. */
  readonly withoutAmount: number
  /** The coupons of these orders, in upper case. */
  readonly coupons: readonly string[]
}

export type MonthSum = {
  readonly currency: string
  readonly amount: number
  /** The part of it that is paid. */
  readonly paid: number
}

/** A domain of one of the customer's orders. */
export type CustomerDomain = {
  readonly name: string
  readonly orderId: number
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  /** Absent while the engine has not begun with it. */
  readonly stage?: Stage
  readonly needsPerson: boolean
  /** When its registration ends, as far as it is known. */
  readonly expiry: Expiry
}

/** A note on one of the customer's orders. */
export type CustomerNote = OrderNote & { readonly orderId: number }
