import { capital } from '../text/capital.ts'
import { isolated } from '../text/isolated.ts'
import { numberText } from '../text/locale.ts'
import type { OrderKind } from './notification.ts'
import type { NotificationRow } from './records.ts'

/** What a notification tells of one order. */
export type ToldOrder = {
  readonly id: number
  readonly customerName?: string | undefined
  /** How many events of the kind it stands for; absent: one. */
  readonly eventCount?: number
  readonly mailboxCount?: number | null | undefined
  /** Domains that need a person. */
  readonly domainCount?: number
}

type Words = {
  /** `which` is "order 41", "an order" or "4 orders". */
  readonly sentence: (which: string, isOne: boolean) => string
  /** How much of it, beside the sentence; undefined: it says all. */
  readonly figure: (order: ToldOrder) => string | undefined
}

const counted = (count: number | null | undefined, one: string, many: string) =>
  count == null || count === 0 ? undefined : `${numberText(count)} ${count === 1 ? one : many}`

const told = ({ eventCount = 1 }: ToldOrder) =>
  eventCount > 1 ? `told ${numberText(eventCount)} times` : undefined

const mailboxes = ({ mailboxCount }: ToldOrder) => counted(mailboxCount, 'mailbox', 'mailboxes')

const words: Record<OrderKind, Words> = {
  'order-created': {
    sentence: (which, isOne) => `${which} ${isOne ? 'was' : 'were'} entered`,
    figure: told,
  },
  'mailboxes-created': {
    sentence: (which, isOne) => `${which} ${isOne ? 'has' : 'have'} new mailboxes`,
    figure: mailboxes,
  },
  'order-completed': {
    sentence: (which, isOne) => `${which} ${isOne ? 'is' : 'are'} complete`,
    figure: mailboxes,
  },
  'order-stalled': { sentence: which => `nothing moves in ${which}`, figure: told },
  'order-rejected': {
    sentence: (which, isOne) => `${which} ${isOne ? 'was' : 'were'} rejected`,
    figure: told,
  },
  'order-cancelled': {
    sentence: (which, isOne) => `${which} ${isOne ? 'was' : 'were'} cancelled`,
    figure: told,
  },
  'needs-attention': {
    sentence: (which, isOne) => `${which} ${isOne ? 'needs' : 'need'} attention`,
    figure: ({ domainCount }) => counted(domainCount, 'domain', 'domains'),
  },
}

/** "Acme · order 41 is complete", and "36 mailboxes" as its figure. */
export function notificationWords(
  kind: OrderKind,
  order: ToldOrder,
): { readonly sentence: string; readonly figure: string | undefined } {
  const { sentence, figure } = words[kind]
  const what = sentence(`order ${order.id}`, true)
  const { customerName } = order
  return {
    sentence:
      customerName === undefined ? capital(what) : `${isolated(customerName)} · ${what}`,
    figure: figure(order),
  }
}

/** A row of the list in one line; what another version wrote is shown as it is stored. */
export function notificationLine(row: NotificationRow): string {
  const { kind, orderId, title, message } = row
  if (kind === 'domains-expire') return message
  if (kind === undefined || orderId === undefined) return `${title}: ${message}`
  const { sentence, figure } = notificationWords(kind, { ...row, id: orderId })
  return figure === undefined ? sentence : `${sentence} · ${figure}`
}

/** "4 orders are complete", "An order is complete": how many, but not whose. */
export const countedWords = (kind: OrderKind, count: number): string =>
  capital(
    words[kind].sentence(count === 1 ? 'an order' : `${numberText(count)} orders`, count === 1),
  )
