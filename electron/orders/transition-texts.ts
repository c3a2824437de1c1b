import type { OrderRecord } from '../../db/orders/orders.ts'
import type { Notification } from '../../db/records/notifications.ts'
import type { Activity } from '../../db/records/records.ts'
import { type HandStatus, orderStatusNames } from '../../shared/orders/order.ts'
import type { OrderLetter } from '../letters/order-letters.ts'
import type { FailedDomain } from '../letters/texts/facts.ts'

// The activities, notifications and letters that several transitions share, or that decide
// something before they are worded.

export type Submitted = {
  /** Whether it was stored before, as a draft or rejected. */
  readonly isEdit: boolean
  readonly domains: number
  readonly prefixes: number
}
/** With what the registrar said, for the activity alone. */
export type RefusedDomain = FailedDomain & { readonly detail: string }
export type Refused = {
  /** How many domains have nameservers that a registrar refused. */
  readonly count: number
  /** Those domains whose failure no retry has cleared. */
  readonly failed: readonly RefusedDomain[]
}

/** A row without the order and the customer, which `changeStatus` adds. */
export type Told<Row> = Omit<Row, 'orderId' | 'customerId'>

/** Milliseconds within which failing domains are gathered into one letter. */
const gatherMs = 60_000

export const counted = (count: number, what: string, ending = 's'): string =>
  `${count} ${what}${count === 1 ? '' : ending}`

const isFirstSubmission = ({ submission }: OrderRecord): boolean => submission === 1

/** The customer was never told of the order, and so is not told of its end. */
export const wasNeverSubmitted = ({ submission }: OrderRecord): boolean => submission === 0

export function submitted(
  action: string,
  { isEdit, domains, prefixes }: Submitted,
): Told<Activity> {
  const size = `${counted(domains, 'domain')} × ${counted(prefixes, 'mailbox', 'es')}`
  const description = `${isEdit ? 'Order resubmitted' : 'Order submitted'}: ${size}`
  return { action, description, properties: { domains, prefixes } }
}

/** Told at the first submission alone. */
export function created(order: OrderRecord): Told<Notification> | null {
  if (!isFirstSubmission(order)) return null
  return {
    type: 'order_created',
    title: 'Order Created',
    message: `Your order #${order.id} has been created and is being processed`,
    data: { order_id: order.id },
  }
}

/** Sent at the first submission alone. */
export function welcome(
  order: OrderRecord,
  { domains, prefixes }: Submitted,
): OrderLetter | null {
  if (!isFirstSubmission(order)) return null
  return { kind: 'order-created', facts: { domains, mailboxes: domains * prefixes } }
}

export function changed({ id }: OrderRecord, title: string, what: string): Told<Notification> {
  const message = `Your order #${id} has been ${what}`
  return { type: 'order_status_change', title, message, data: { order_id: id } }
}

export function delivered(
  _order: OrderRecord,
  { mailboxCount }: { readonly mailboxCount: number },
): OrderLetter {
  return { kind: 'order-completed', facts: { mailboxes: mailboxCount } }
}

/** The letter about refused nameservers; null: no failure is left that the customer can mend. */
export function askToCorrect(
  _order: OrderRecord,
  { failed }: Refused,
  now: number,
): OrderLetter | null {
  const ofCustomer = failed.filter(one => !isOurs(one))
  if (ofCustomer.length === 0) return null
  return { kind: 'nameservers-failed', facts: { failed: ofCustomer }, dueAt: now + gatherMs }
}

/** Keys for an origin that staff have not confirmed are not the customer's trouble. */
const isOurs = ({ code, provider }: FailedDomain): boolean =>
  code === 'scope' && provider === 'boxwright'

export function setByHand(
  status: HandStatus,
  note: string,
  lack = '',
  properties: object = {},
): Told<Activity> {
  const words = `Set to ${orderStatusNames[status].toLowerCase()} by hand${lack}`
  return {
    action: 'order_status_by_hand',
    description: note === '' ? words : `${words}: ${note}`,
    properties: { status, note, ...properties },
  }
}
