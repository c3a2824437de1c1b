import { z } from 'zod'
import { line, passwordLine } from './line.ts'
import { type RegistrarId, registrarIds } from './registrars/catalogue.ts'

/** Where an order stands. Stored as `orders.status_manage_by_admin`. */
export const orderStatuses = [
  'draft',
  'pending',
  'in-progress',
  'completed',
  'reject',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** What staff read for it. */
export const orderStatusNames: Readonly<Record<OrderStatus, string>> = {
  draft: 'Draft',
  pending: 'Pending',
  'in-progress': 'In progress',
  completed: 'Completed',
  reject: 'Rejected',
  cancelled: 'Cancelled',
}

/** Why an order is a draft: staff saved it, or a nameserver update failed. Stored. */
export const draftCauses = ['saved', 'nameservers'] as const
export type DraftCause = (typeof draftCauses)[number]

/** Where domains are registered; at `other` their nameservers are set by hand. */
export type HostingPlatform = RegistrarId | 'other'
export const hostingPlatforms: readonly [HostingPlatform, ...HostingPlatform[]] = [
  ...registrarIds,
  'other',
]

/** The plan type that Mailin automation serves. Stored in `plans.provider_type`. */
export const privateSmtp = 'Private SMTP'
export const providerTypes = ['Google', 'Microsoft 365', privateSmtp] as const
export type ProviderType = (typeof providerTypes)[number]

export const maxInboxesPerDomain = 3
/** More domains than any real order; bounds the work of one call. */
export const maxDomainsPerOrder = 2000

const lineTo = (max: number) => line().max(max, `At most ${max} characters.`)
const requiredLine = (max: number, message: string) =>
  line(message).min(1, message).max(max, `At most ${max} characters.`)
const link = lineTo(2000).refine(
  value => value === '' || isWebAddress(value),
  'Enter a web address that starts with http:// or https://.',
)

/** A mailbox name before the @: the flow document's characters, lower-cased, no loose dots. */
export const prefixSchema = z
  .string('Enter a prefix.')
  .trim()
  .toLowerCase()
  .min(1, 'Enter a prefix.')
  .max(50, 'A prefix has at most 50 characters.')
  .regex(/^[a-z0-9._-]+$/, 'Use letters, digits, dot, hyphen and underscore only.')
  .refine(value => !/^\.|\.$|\.\./.test(value), 'Dots stand between other characters only.')

export const prefixEntrySchema = z.strictObject({
  prefix: prefixSchema,
  firstName: requiredLine(100, 'Enter a first name.'),
  lastName: requiredLine(100, 'Enter a last name.'),
  profilePictureLink: link.optional(),
})
export type PrefixEntry = z.output<typeof prefixEntrySchema>

/** Keys as they are typed; `credentialsSchemas` has what their registrar wants. */
export const typedCredentialsSchema = z.record(
  z.string().max(50),
  z.union([z.string().max(5000), z.boolean()]),
)

/**
 * Everything the order form holds. `id` edits a draft or a rejected order and resubmits it; keys
 * that are left out then stay as they are.
 */
export const formSchema = z.strictObject({
  id: z.int().positive().optional(),
  asDraft: z.boolean().optional(),
  customerId: z.int('Choose a customer.').positive('Choose a customer.').optional(),
  planId: z.int('Choose a plan.').positive('Choose a plan.').optional(),
  domains: z.string().max(600_000, 'That is more text than an order can hold.').optional(),
  inboxesPerDomain: z
    .int('Choose 1, 2 or 3 mailboxes per domain.')
    .min(1, 'Choose 1, 2 or 3 mailboxes per domain.')
    .max(maxInboxesPerDomain, 'Choose 1, 2 or 3 mailboxes per domain.')
    .optional(),
  // entries are parsed one by one later, so that a draft may hold unfinished ones
  prefixes: z
    .array(z.record(z.string().max(50), line().max(2000)))
    .max(3)
    .optional(),
  hostingPlatform: z
    .enum(hostingPlatforms, 'Choose where the domains are registered.')
    .optional(),
  otherPlatform: lineTo(50).optional(),
  credentials: typedCredentialsSchema.optional(),
  /** In place of typed keys: those that are remembered for the customer. */
  useSavedKeys: z.boolean().optional(),
  /** Typed keys serve the customer's next orders too. */
  rememberKeys: z.boolean().optional(),
  forwardingUrl: link.optional(),
  profilePictureLink: link.optional(),
  emailPersonaPictureLink: link.optional(),
  masterInboxEmail: z
    .union([z.literal(''), z.email('Enter an e-mail address.').max(254).toLowerCase()])
    .optional(),
  masterInboxConfirmation: z.boolean().optional(),
  additionalInfo: z.string().trim().max(10_000, 'At most 10,000 characters.').optional(),
  couponCode: lineTo(100).optional(),
  // null empties it on an edit; an absent amount is computed from plan and coupon
  amount: z.number().min(0, 'An amount is not negative.').max(1e9).nullable().optional(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'A currency has three letters, such as USD.')
    .nullable()
    .optional(),
  paidAt: z.iso
    .datetime({ offset: true, error: 'Enter a date and time.' })
    .nullable()
    .optional(),
  billingStatus: lineTo(50).optional(),
})
type FormKey = 'customerId' | 'planId'

/** Asked for at once with everything else that is wrong, but not on an edit. */
const isThere = (key: FormKey) => (form: object) =>
  ['id', key].some(name => Reflect.get(form, name) !== undefined)
const always = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
}

export const submitSchema = formSchema
  .refine(isThere('customerId'), {
    path: ['customerId'],
    error: 'Choose a customer.',
    ...always,
  })
  .refine(isThere('planId'), { path: ['planId'], error: 'Choose a plan.', ...always })
export type SubmitArgs = z.input<typeof submitSchema>
export type Submission = z.output<typeof submitSchema>

/** A mailbox of an order that is worked by hand, entered or pasted by staff. */
export const handMadeMailboxSchema = z.strictObject({
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
  password: passwordLine(500).min(1, 'Enter the password.'),
  firstName: lineTo(100).optional(),
  lastName: lineTo(100).optional(),
  imapHost: lineTo(253).optional(),
  imapPort: z.int().min(1).max(65_535).optional(),
  smtpHost: lineTo(253).optional(),
  smtpPort: z.int().min(1).max(65_535).optional(),
})
export type HandMadeMailbox = z.output<typeof handMadeMailboxSchema>

/** What staff may set by hand on an order that Mailin does not serve. */
export const handStatuses = ['pending', 'in-progress', 'completed'] as const
export type HandStatus = (typeof handStatuses)[number]

export const couponKinds = ['percent', 'fixed'] as const
export type CouponKind = (typeof couponKinds)[number]

function isWebAddress(value: string): boolean {
  // `https:acme.com` parses too, yet nobody means that
  return /^https?:\/\/[^/]/i.test(value) && URL.canParse(value)
}
