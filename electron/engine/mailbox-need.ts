import type { Automation } from '../../db/engine/automations.ts'
import type { MailboxRecord } from '../../db/mailboxes/mailboxes.ts'

/** One mailbox that the order wants: its domain × one of its prefixes. */
export type ExpectedMailbox = {
  readonly email: string
  readonly prefix: string
  readonly firstName: string
  readonly lastName: string
}

/** What the mailboxes of one domain need next. */
export type MailboxNeed =
  | { readonly kind: 'done' }
  /** The domain's mailboxes at Mailin have to be listed before any is asked for. */
  | { readonly kind: 'read' }
  | { readonly kind: 'ask'; readonly mailboxes: readonly ExpectedMailbox[] }
  /** All that is missing is under way in jobs; the first of them is polled at `at`. */
  | { readonly kind: 'poll'; readonly at: number }

/**
 * Where one expected address stands; `unanswered`: it was asked for, and no job of it is known to
 * run.
 */
type AddressState = 'created' | 'running' | 'unanswered' | 'unasked'

function addressState(
  row: MailboxRecord | undefined,
  request: Automation | undefined,
): AddressState {
  if (row === undefined || row.askedBy === null)
    return row?.mailinMailboxId != null ? 'created' : 'unasked'
  if (row.mailinMailboxId !== null) return 'created'
  return request?.status === 'pending' && request.jobUuid !== null ? 'running' : 'unanswered'
}

/**
 * Whether a domain has no mailboxes for certain: Mailin took it as new, and no request of the
 * order may have made one. One that staff make by hand later is refused as taken when it is asked
 * for.
 */
export function isWithoutMailboxes(
  transfer: { readonly isFirstRequest: boolean; readonly alreadyThere: boolean },
  rows: readonly Pick<MailboxRecord, 'automationId'>[],
): boolean {
  const isNew = transfer.isFirstRequest && !transfer.alreadyThere
  return isNew && rows.every(row => row.automationId === null)
}

/**
 * What a domain's mailboxes need, by the rows alone, so that a restart decides the same.
 * `isRead`: they were listed at Mailin. Nothing is asked for before that: only then is what is
 * listed certainly not ours.
 */
export function needOf(
  isRead: boolean,
  expected: readonly ExpectedMailbox[],
  rows: readonly MailboxRecord[],
  requests: readonly Automation[],
): MailboxNeed {
  const mailboxes = expected.map(mailbox => {
    const row = rows.find(one => one.email === mailbox.email)
    const request = requests.find(one => one.id === row?.automationId)
    return { mailbox, request, state: addressState(row, request) }
  })
  if (mailboxes.every(one => one.state === 'created')) return { kind: 'done' }
  const open = mailboxes.filter(one => one.state === 'unasked' || one.state === 'unanswered')
  if (open.length > 0)
    return isRead ? { kind: 'ask', mailboxes: open.map(one => one.mailbox) } : { kind: 'read' }
  const polls = mailboxes.map(one => one.request?.nextPollAt ?? Infinity)
  return { kind: 'poll', at: Math.min(...polls) }
}
