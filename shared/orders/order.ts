import { z } from 'zod'
import { portNumber } from '../border/args.ts'
import { type RegistrarId, registrarIds, registrarTitles } from '../registrars/catalogue.ts'
import { lineTo, passwordLine } from '../text/line.ts'

/** The statuses of an order. Stored as `orders.status_manage_by_admin`. */
export const orderStatuses = [
  'draft',
  'pending',
  'in-progress',
  'completed',
  'reject',
  'cancelled',
] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** What staff read for a status. */
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

/** What goes with the status of a draft; empty: nothing. */
export const draftLabels: Readonly<Record<DraftCause, string>> = {
  saved: '',
  nameservers: 'running',
}

/** "In progress", "Draft · running" */
export function orderStateText(order: {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause | undefined
}): string {
  const name = orderStatusNames[order.status]
  const cause = order.status === 'draft' ? order.draftCause : undefined
  const label = cause === undefined ? '' : draftLabels[cause]
  return label === '' ? name : `${name} · ${label}`
}

/** What stands where an order has a plan, as long as it has none. */
export const noPlanYet = 'No plan yet'

/** Where domains are registered; at `other` their nameservers are set by hand. */
export type HostingPlatform = RegistrarId | 'other'
export const hostingPlatforms: readonly [HostingPlatform, ...HostingPlatform[]] = [
  ...registrarIds,
  'other',
]

export const platformNames: Readonly<Record<HostingPlatform, string>> = {
  ...registrarTitles,
  other: 'Another registrar',
}

/** The plan type that Mailin automation serves. Stored in `plans.provider_type`. */
export const privateSmtp = 'Private SMTP'
export const providerTypes = ['Google', 'Microsoft 365', privateSmtp] as const
export type ProviderType = (typeof providerTypes)[number]

export const maxInboxesPerDomain = 3
/** More domains than any real order has; bounds the work of one call. */
export const maxDomainsPerOrder = 2000

/** Keys as they are typed; `credentialsSchemas` checks them by registrar. */
export const typedCredentialsSchema = z.record(
  z.string().max(50),
  z.union([z.string().max(5000), z.boolean()]),
)

/** A mailbox of an order that is worked by hand, entered or pasted by staff. */
export const handMadeMailboxSchema = z.strictObject({
  email: z.email('Enter an e-mail address.').max(254).toLowerCase(),
  password: passwordLine(500).min(1, 'Enter the password.'),
  firstName: lineTo(100).optional(),
  lastName: lineTo(100).optional(),
  imapHost: lineTo(253).optional(),
  imapPort: portNumber.optional(),
  smtpHost: lineTo(253).optional(),
  smtpPort: portNumber.optional(),
})
export type HandMadeMailbox = z.output<typeof handMadeMailboxSchema>

/** What staff may set by hand on an order that Mailin does not serve. */
export const handStatuses = ['pending', 'in-progress', 'completed'] as const
export type HandStatus = (typeof handStatuses)[number]

export const couponKinds = ['percent', 'fixed'] as const
export type CouponKind = (typeof couponKinds)[number]
export const couponKindNames: Readonly<Record<CouponKind, string>> = {
  percent: 'Percent',
  fixed: 'Fixed amount',
}
