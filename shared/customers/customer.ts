import { z } from 'zod'
import type { Time } from '../border/paging.ts'
import { line } from '../text/line.ts'

/** What every customer has. */
export const customerFields = {
  name: line().min(1, 'Enter a name.').max(200),
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
}

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
}
