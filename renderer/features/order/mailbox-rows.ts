import type { OrderMailbox } from '../../../shared/mailbox.ts'
import type { Order } from '../../../shared/order-view.ts'
import { type MailboxState, mailboxState } from '../../mailbox-state.ts'
import { actsOf } from '../order-acts/acts.ts'
import { readTypedDomains } from '../order-form/reading.ts'

export type MailboxLine = {
  readonly email: string
  readonly state: MailboxState
  /** Missing for an address that is only planned. */
  readonly id?: number
  /** Staff entered it, and may take it out again. */
  readonly isRemovable?: boolean
}

/** Every address of the order: those that were asked for, then those still to come. */
export function mailboxLines(order: Order): readonly MailboxLine[] {
  const { isByHand } = actsOf(order)
  const known = new Set(order.mailboxes.map(one => one.email))
  const states = new Map(order.domains.map(({ name, state }) => [name, state]))
  const stored = order.mailboxes.map(one => ({
    id: one.id,
    email: one.email,
    state: mailboxState(one, states.get(one.email.split('@')[1] ?? '')),
    isRemovable: isByHand && one.isByHand === true && one.isAsked !== true,
  }))
  const planned = (isOver(order) ? [] : orderNames(order)).flatMap(name =>
    order.form.prefixes.flatMap(({ prefix = '' }) => {
      const email = `${prefix}@${name}`
      return prefix === '' || known.has(email) ? [] : [{ email, state: 'planned' as const }]
    }),
  )
  return [...stored, ...planned]
}

/** Its domains; those of an order that is worked by hand stand in its form alone. */
export function orderNames(order: Order): readonly string[] {
  if (order.domains.length === 0) return readTypedDomains(order.form.domains).names
  return order.domains.filter(one => one.state !== 'superseded').map(one => one.name)
}

/** What the page is called by: an order that is over keeps the domains that it stopped. */
export function titleNames(order: Order): readonly string[] {
  const names = order.domains.map(one => one.name)
  return isOver(order) && names.length > 0 ? names : orderNames(order)
}

const isOver = ({ status }: Order) => status === 'cancelled' || status === 'reject'

/** Mailboxes that staff can hand over. */
export function readyMailboxes(order: Order): readonly OrderMailbox[] {
  return order.mailboxes.filter(
    one =>
      one.removedAt === undefined && (one.mailinMailboxId !== null || one.isByHand === true),
  )
}

/** Those of them that the order still asks for. */
export function wantedMailboxes(order: Order): readonly OrderMailbox[] {
  return readyMailboxes(order).filter(one => one.isExtra !== true)
}

/** Expected addresses that nothing stands for yet. */
export function missingAddresses(order: Order): readonly string[] {
  const there = new Set(wantedMailboxes(order).map(one => one.email))
  return mailboxLines(order)
    .filter(({ email, state }) => state !== 'extra' && state !== 'removed' && !there.has(email))
    .map(one => one.email)
}
