import { z } from 'zod'
import type { Time } from '../border/paging.ts'
import { line } from '../text/line.ts'

/** What every customer has. */
export const customerFields = {
  name: line().min(1, 'Enter a name.').max(200),
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
}

/** How a customer's name or address is compared as a whole, also with the text of a file. */
export const plainCustomer = (text: string): string =>
  text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')

/** What deleting a customer would take: rows of each kind. */
export type CustomerDeletion = {
  readonly name: string
  /** They forbid it; the first of them. */
  readonly openOrders: readonly number[]
  /** They stay for the books, without the person. */
  readonly orders: number
  /** Orders that were the customer's and are another's now, which stay that one's. */
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
  /** Names of those that hold the name among other words; they stay. */
  readonly otherViews: readonly string[]
}

export type CustomerRow = {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly orderCount: number
  readonly createdAt: Time
}
