import type { OrderRecord, StatusChange } from '../../db/orders/orders.ts'
import type { Notification } from '../../db/records/notifications.ts'
import type { Activity } from '../../db/records/records.ts'
import type { LetterKind } from '../../shared/letters/letter.ts'
import type { HandStatus } from '../../shared/orders/order.ts'
import type { OrderLetter } from '../letters/order-letters.ts'
import type { StalledDomain } from '../letters/texts/facts.ts'
import {
  askToCorrect,
  changed,
  counted,
  created,
  delivered,
  type Refused,
  type Submitted,
  setByHand,
  submitted,
  type Told,
  wasNeverSubmitted,
  welcome,
} from './transition-texts.ts'

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
  /** Letters that were not sent and are untrue now. */
  readonly withdraws: { readonly kind: LetterKind; readonly why: string } | null
  readonly activities: (order: OrderRecord, facts: Facts) => readonly Told<Activity>[]
  readonly notification: (order: OrderRecord, facts: Facts) => Told<Notification> | null
  readonly letter: (order: OrderRecord, facts: Facts, now: number) => OrderLetter | null
}

const none = () => null
const nameServers = (why: string) => ({ kind: 'nameservers-failed', why }) as const

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
      mailboxCount,
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
      wasNeverSubmitted(order) ? null : { kind: 'order-rejected', facts: { reason } },
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
            facts: { removesMailboxes: removeMailboxes },
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
    notification: (order, { mailboxCount }) => ({
      ...changed(order, 'Order Completed', 'completed'),
      mailboxCount,
    }),
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
    letter: (_order, { hours, unfinished }, now) => ({
      kind: 'order-stalled',
      facts: { hours, unfinished },
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
