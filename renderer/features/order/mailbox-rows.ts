import type { Order, OrderMailbox } from '../../../shared/rows.ts'
import type { mailboxWords } from '../../words.ts'

export type MailboxState = keyof typeof mailboxWords
export type MailboxLine = {
  readonly email: string
  readonly state: MailboxState
  /** Missing for an address that is only planned. */
  readonly id?: number
}

/** Every address of the order: those that were asked for, then those still to come. */
export function mailboxLines(order: Order): readonly MailboxLine[] {
  const known = new Set(order.mailboxes.map(one => one.email))
  const stored = order.mailboxes.map(one => ({
    id: one.id,
    email: one.email,
    state: stateOf(one),
  }))
  const planned = order.domains
    .filter(domain => domain.state !== 'superseded')
    .flatMap(domain =>
      order.form.prefixes.flatMap(({ prefix = '' }) => {
        const email = `${prefix}@${domain.name}`
        return prefix === '' || known.has(email) ? [] : [{ email, state: 'planned' as const }]
      }),
    )
  return [...stored, ...planned]
}

function stateOf(mailbox: OrderMailbox): MailboxState {
  if (mailbox.removedAt !== undefined) return 'removed'
  if (mailbox.isExtra === true) return 'extra'
  return mailbox.mailinMailboxId === null ? 'asked' : 'created'
}
