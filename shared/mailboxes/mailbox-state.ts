import type { DomainState } from '../orders/domain.ts'
import type { MailboxRow, OrderMailbox } from './mailbox.ts'

/** What staff read for each state of a mailbox. */
export const mailboxStateNames = {
  created: 'Created',
  asked: 'Asked for',
  planned: 'Planned',
  stopped: 'Not created',
  dropped: 'Not created',
  byHand: 'Entered by hand',
  extra: 'Not in the order',
  removing: 'Being removed',
  removed: 'Removed',
} as const
export type MailboxState = keyof typeof mailboxStateNames

type Facts = Pick<
  MailboxRow & OrderMailbox,
  'mailinMailboxId' | 'isAsked' | 'isExtra' | 'isByHand' | 'isBeingRemoved' | 'removedAt'
>

/** The state of a mailbox, by the same rule on every page. `domainState`: of its domain. */
export function mailboxState(
  mailbox: Facts,
  domainState: DomainState | undefined,
): MailboxState {
  if (mailbox.removedAt !== undefined) return 'removed'
  if (mailbox.isBeingRemoved === true) return 'removing'
  if (mailbox.isExtra === true) return 'extra'
  if (mailbox.isByHand === true) return 'byHand'
  if (mailbox.mailinMailboxId !== null) return 'created'
  // refused, or its job failed: nothing is under way for it any more
  if (domainState === 'halted') return 'stopped'
  if (mailbox.isAsked === true) return 'asked'
  return domainState === 'superseded' ? 'dropped' : 'planned'
}
