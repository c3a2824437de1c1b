import { z } from 'zod'
import { hostingPlatforms, maxInboxesPerDomain } from './order.ts'

const text = (max: number) => z.string().max(max)
const prefixSchema = z.strictObject({
  prefix: text(200),
  firstName: text(500),
  lastName: text(500),
  profilePictureLink: text(5000),
})

/**
 * What staff have typed into a new order so far: unfinished, so hardly anything is checked. It
 * has no field for a key, so that none is ever kept with it.
 */
export const unfinishedFormSchema = z.strictObject({
  customerId: z.int().positive().optional(),
  planId: z.int().positive().optional(),
  domains: text(600_000),
  inboxesPerDomain: z.int().min(1).max(maxInboxesPerDomain),
  prefixes: z.array(prefixSchema).max(maxInboxesPerDomain),
  hostingPlatform: z.enum(hostingPlatforms).optional(),
  otherPlatform: text(500),
  keySource: z.enum(['saved', 'typed']),
  rememberKeys: z.boolean(),
  forwardingUrl: text(5000),
  profilePictureLink: text(5000),
  emailPersonaPictureLink: text(5000),
  masterInboxEmail: text(500),
  masterInboxConfirmation: z.boolean(),
  additionalInfo: text(20_000),
  couponCode: text(500),
  amount: z.union([z.number(), text(50)]),
  currency: text(50),
  paidAt: text(50),
  billingStatus: text(500),
})
export type UnfinishedForm = z.output<typeof unfinishedFormSchema>

/** The oldest goes when another one comes. */
export const formsKept = 10

/** Offered when staff open New order again. */
export type KeptForm = {
  /** When the form was opened, in milliseconds; it stays until the form is an order or gone. */
  readonly id: number
  readonly values: UnfinishedForm
  readonly savedAt: string
  /** The chosen one, to be shown by name. */
  readonly customer?: { readonly id: number; readonly name: string; readonly email: string }
}
