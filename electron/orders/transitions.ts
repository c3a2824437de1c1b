import type { OrderRecord, StatusChange } from '../../db/orders/orders.ts'
import type { Activity, Notification } from '../../db/records/records.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import { type HandStatus, orderStatusNames } from '../../shared/orders/order.ts'
import type { OrderLetter } from '../letters/order-letters.ts'
import { type FailedDomain, nameServersFailed } from '../letters/texts/nameservers-failed.ts'
import { orderCancelled } from '../letters/texts/order-cancelled.ts'
import { orderCompleted } from '../letters/texts/order-completed.ts'
import { orderCreated } from '../letters/texts/order-created.ts'
import { orderRejected } from '../letters/texts/order-rejected.ts'
import { orderStalled, type StalledDomain } from '../letters/texts/order-stalled.ts'

type Submitted = {
  /** It was stored before, as a draft or rejected. */
  readonly isEdit: boolean
  readonly domains: number
  readonly prefixes: number
}
type Refused = {
  /** All whose nameservers a registrar refused. */
  readonly count: number
  /** Those of them whose failure no retry has cleared. */
  readonly failed: readonly FailedDomain[]
}

/** What a transition is told beside its order. */
export type TransitionFacts = {
  saved: null
  started: Submitted
  'left-to-staff': Submitted
  completed: { readonly mailboxCount: number }
  refused: Refused
  'refused-again': Refused
  resumed: null
  rejected: { readonly reason: string }
  cancelled: { readonly removeMailboxes: boolean; readonly mailboxes: number }
  'pending-by-hand': { readonly note: string }
  'in-progress-by-hand': { readonly note: string }
  'completed-by-hand': {
    readonly note: string
    readonly missing: number
    readonly mailboxCount: number
  }
  retried: { readonly count: number; readonly domain?: string | undefined }
  stalled: { readonly hours: number; readonly unfinished: readonly StalledDomain[] }
}
export type TransitionName = keyof TransitionFacts

/** What one transition changes and tells; every column is filled, so nothing is forgotten. */
export type Transition<Facts> = {
  /** null: the status stays. */
  readonly becomes: Pick<StatusChange, 'status' | 'draftCause'> | null
  readonly reason?: (facts: Facts) => string
  /** Letters that have not left and are untrue now. */
  readonly withdraws: { readonly kind: LetterKind; readonly why: string } | null
  readonly activities: (order: OrderRecord, facts: Facts) => readonly Told<Activity>[]
  readonly notification: (order: OrderRecord, facts: Facts) => Told<Notification> | null
  readonly letter: (order: OrderRecord, facts: Facts, now: number) => OrderLetter | null
}
type Told<Row> = Omit<Row, 'orderId' | 'customerId'>

/** One letter names all domains that fail within this time. */
const gatherMs = 60_000

const none = () => null
const nameServers = (why: string) => ({ kind: 'nameservers-failed', why }) as const
const counted = (count: number, what: string, ending = 's'): string =>
  `${count} ${what}${count === 1 ? '' : ending}`

/** What can happen to an order as a whole, and whom it is told. */
export const transitions: {
  readonly [Name in TransitionName]: Transition<TransitionFacts[Name]>
} = {
  saved: {
    becomes: { status: 'draft', draftCause: 'saved' },
    withdraws: null,
    activities: () => [{ action: 'order_saved', description: 'Draft saved' }],
    notification: none,
    letter: none,
  },
  started: {
    becomes: { status: 'in-progress' },
    withdraws: nameServers('The order was resubmitted.'),
    activities: (_order, facts) => [
      {
        action: 'mailin_ai_panel_assignment_skipped',
        description: 'Panel assignment skipped: Mailin automation serves this order',
      },
      submitted('mailin_ai_order_status_in_progress', facts),
    ],
    notification: created,
    letter: welcome,
  },
  'left-to-staff': {
    becomes: { status: 'pending' },
    withdraws: nameServers('The order was resubmitted.'),
    activities: (_order, facts) => [submitted('order_pending', facts)],
    notification: created,
    letter: welcome,
  },
  completed: {
    becomes: { status: 'completed' },
    withdraws: null,
    activities: (_order, { mailboxCount }) => [
      {
        action: 'mailin_ai_order_completed',
        description: `Order completed with ${mailboxCount} mailboxes`,
        properties: { mailboxCount },
      },
    ],
    notification: ({ id }, { mailboxCount }) => ({
      type: 'order_status_change',
      title: 'Order Completed',
      message: `Your order #${id} has been automatically completed - mailbox creation`,
      data: { order_id: id, mailbox_count: mailboxCount },
    }),
    letter: delivered,
  },
  refused: {
    becomes: { status: 'draft', draftCause: 'nameservers' },
    withdraws: null,
    activities: (_order, { count, failed }) => [
      {
        action: 'mailin_ai_order_set_to_draft',
        description: `Order set to draft: nameservers of ${count} of its domains were refused`,
        properties: {
          domains: failed.map(({ name, code, detail }) => ({ name, code, detail })),
        },
      },
    ],
    notification: none,
    letter: askToCorrect,
  },
  'refused-again': {
    becomes: null,
    withdraws: null,
    activities: () => [],
    notification: none,
    letter: askToCorrect,
  },
  resumed: {
    becomes: { status: 'in-progress' },
    withdraws: nameServers('All nameservers are set now.'),
    activities: () => [
      {
        action: 'mailin_ai_order_status_in_progress',
        description: 'Order in progress again: all nameservers are set',
      },
    ],
    notification: none,
    letter: none,
  },
  rejected: {
    becomes: { status: 'reject' },
    reason: ({ reason }) => reason,
    withdraws: nameServers('The order was rejected.'),
    activities: (_order, { reason }) => [
      {
        action: 'mailin_ai_order_rejected',
        description: `Order rejected: ${reason}`,
        properties: { reason },
      },
    ],
    notification: (order, { reason }) =>
      changed(order, 'Order Rejected', `rejected: ${reason}`),
    letter: (order, { reason }) =>
      wasNeverSubmitted(order)
        ? null
        : { kind: 'order-rejected', text: name => orderRejected(order.id, name, reason) },
  },
  cancelled: {
    becomes: { status: 'cancelled' },
    withdraws: nameServers('The order was cancelled.'),
    activities: (_order, { removeMailboxes, mailboxes }) => [
      {
        action: 'mailin_ai_order_cancelled',
        description: `Order cancelled. ${removeMailboxes ? `${mailboxes} mailboxes are removed at Mailin` : 'Mailboxes stay'}`,
        properties: { removeMailboxes, mailboxes },
      },
    ],
    notification: order => changed(order, 'Order Cancelled', 'cancelled'),
    letter: (order, { removeMailboxes }) =>
      wasNeverSubmitted(order)
        ? null
        : {
            kind: 'order-cancelled',
            text: name => orderCancelled(order.id, name, removeMailboxes),
          },
  },
  'pending-by-hand': byHand('pending'),
  'in-progress-by-hand': byHand('in-progress'),
  'completed-by-hand': {
    ...byHand('completed'),
    activities: (_order, { note, missing }) => {
      const lack = missing === 0 ? '' : `, ${counted(missing, 'ordered mailbox', 'es')} missing`
      return [setByHand('completed', note, lack, missing > 0 ? { missing } : {})]
    },
    notification: order => changed(order, 'Order Completed', 'completed'),
    letter: delivered,
  },
  retried: {
    becomes: null,
    withdraws: null,
    activities: (_order, { count, domain }) => [
      {
        action: 'retried',
        description: `Retried by hand: ${domain ?? counted(count, 'domain')}`,
        properties: domain === undefined ? {} : { domain },
      },
    ],
    notification: none,
    letter: none,
  },
  stalled: {
    becomes: null,
    withdraws: null,
    activities: ({ id }, { hours, unfinished }) => [
      {
        action: 'mailin_ai_order_stalled',
        description: `Nothing has moved for ${hours} hours in order #${id}`,
        properties: { domains: unfinished.length },
      },
    ],
    notification: ({ id }, { hours, unfinished }) => ({
      type: 'order_stalled',
      title: 'Order Without Movement',
      message: `Nothing has moved for ${hours} hours in order #${id}`,
      data: { order_id: id, domains: unfinished.length },
    }),
    letter: ({ id }, { hours, unfinished }, now) => ({
      kind: 'order-stalled',
      text: name => orderStalled(id, name, hours, unfinished),
      // the letter may come again each day: the time tells them apart
      occasion: now,
    }),
  },
}

/** What an order is written with when it is saved or submitted. */
export function statusAfter(name: 'saved' | 'started' | 'left-to-staff') {
  const { becomes } = transitions[name]
  if (becomes === null) throw new Error(`The status stays when an order is ${name}.`)
  return { status: becomes.status, draftCause: becomes.draftCause ?? null }
}

const isFirstSubmission = ({ submission }: OrderRecord): boolean => submission === 1

/** The customer never heard of it, and hears nothing of its end. */
const wasNeverSubmitted = ({ submission }: OrderRecord): boolean => submission === 0

function submitted(action: string, { isEdit, domains, prefixes }: Submitted): Told<Activity> {
  const size = `${counted(domains, 'domain')} × ${counted(prefixes, 'mailbox', 'es')}`
  const description = `${isEdit ? 'Order resubmitted' : 'Order submitted'}: ${size}`
  return { action, description, properties: { domains, prefixes } }
}

function created(order: OrderRecord): Told<Notification> | null {
  if (!isFirstSubmission(order)) return null
  return {
    type: 'order_created',
    title: 'Order Created',
    message: `Your order #${order.id} has been created and is being processed`,
    data: { order_id: order.id },
  }
}

function welcome(order: OrderRecord, { domains, prefixes }: Submitted): OrderLetter | null {
  if (!isFirstSubmission(order)) return null
  const size = { domains, mailboxes: domains * prefixes }
  return { kind: 'order-created', text: name => orderCreated(order.id, name, size) }
}

function changed({ id }: OrderRecord, title: string, what: string): Told<Notification> {
  const message = `Your order #${id} has been ${what}`
  return { type: 'order_status_change', title, message, data: { order_id: id } }
}

function delivered(
  { id }: OrderRecord,
  { mailboxCount }: { readonly mailboxCount: number },
): OrderLetter {
  return { kind: 'order-completed', text: name => orderCompleted(id, name, mailboxCount) }
}

/** After a retry cleared the failures the letter stays as it is, until one comes up again. */
function askToCorrect(
  { id }: OrderRecord,
  { failed }: Refused,
  now: number,
): OrderLetter | null {
  const ofCustomer = failed.filter(one => !isOurs(one))
  if (ofCustomer.length === 0) return null
  const text = (name: string) => nameServersFailed(id, name, ofCustomer)
  return { kind: 'nameservers-failed', text, dueAt: now + gatherMs }
}

/** An address that staff have not confirmed is no news for the customer. */
const isOurs = ({ code, provider }: FailedDomain): boolean =>
  code === 'scope' && provider === 'boxwright'

function byHand(status: HandStatus) {
  return {
    becomes: { status },
    withdraws: null,
    activities: (_order: OrderRecord, { note }: { readonly note: string }) => [
      setByHand(status, note),
    ],
    notification: none,
    letter: none,
  }
}

function setByHand(
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
