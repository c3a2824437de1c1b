import { type Database, write } from '../../db/database.ts'
import { countMailboxes, putHandMade } from '../../db/queries/emails.ts'
import { findForm, readPrefixes } from '../../db/queries/order-form.ts'
import { findOrder, setOrderStatus } from '../../db/queries/orders.ts'
import { addActivity, addNotification } from '../../db/queries/records.ts'
import { dropSecrets } from '../../db/queries/secrets.ts'
import type { BorderFailure } from '../../shared/failure.ts'
import type { HandMadeMailbox, handStatuses } from '../../shared/order.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { postOrderCompleted } from '../outbox/customer-letters.ts'
import type { LetterPolicy } from '../outbox/post-letter.ts'
import { notFound, refusal } from '../refusal.ts'
import type { Vault } from '../vault/vault.ts'
import type { Done } from './end-order.ts'

const passwordPlace = { table: 'order_emails', column: 'password' } as const

const wordsOf: Record<(typeof handStatuses)[number], string> = {
  pending: 'Pending',
  'in-progress': 'In progress',
  completed: 'Completed',
}

function handProblem(order: ReturnType<typeof findOrder>): BorderFailure | null {
  if (order === null) return notFound('This order')
  const status = order.statusManageByAdmin
  if (order.isAutomated)
    return refusal('not_applicable', 'Boxwright works on this order by itself.')
  return status === 'pending' || status === 'in-progress'
    ? null
    : refusal('not_applicable', `This order is ${status}; it is not worked by hand now.`)
}

/** Staff move an order that Mailin does not serve. */
export function setStatusByHand(
  db: Database,
  args: {
    readonly id: number
    readonly status: (typeof handStatuses)[number]
    readonly note: string
  },
  policy: LetterPolicy,
  now: number,
): Done {
  const { id, status, note } = args
  return write(db, tx => {
    const order = findOrder(tx, id)
    const problem = handProblem(order)
    if (problem !== null || order === null) return fail(problem ?? notFound('This order'))
    if (order.statusManageByAdmin === status)
      return fail(
        refusal('not_applicable', `This order is ${wordsOf[status].toLowerCase()} already.`),
      )
    const isDone = status === 'completed'
    setOrderStatus(tx, id, isDone ? { status, completedAt: now } : { status }, now)
    const description = `Set to ${wordsOf[status].toLowerCase()} by hand${note === '' ? '' : `: ${note}`}`
    addActivity(
      tx,
      {
        action: 'order_status_by_hand',
        description,
        orderId: id,
        properties: { status, note },
      },
      now,
    )
    if (isDone) {
      postOrderCompleted(tx, order, countMailboxes(tx, id), policy, now)
      addNotification(
        tx,
        {
          userId: order.userId,
          orderId: id,
          type: 'order_status_change',
          title: 'Order Completed',
          message: `Your order #${id} has been completed`,
          data: { order_id: id },
        },
        now,
      )
    }
    return ok(null)
  })
}

/** Keeps mailboxes that staff made elsewhere; one that is there already gets the new password. */
export function addMailboxesByHand(
  db: Database,
  vault: Vault,
  { id, mailboxes }: { readonly id: number; readonly mailboxes: readonly HandMadeMailbox[] },
  now: number,
): Result<{ readonly count: number }, BorderFailure> {
  return write(db, tx => {
    const order = findOrder(tx, id)
    const problem = handProblem(order)
    if (problem !== null || order === null) return fail(problem ?? notFound('This order'))
    const form = findForm(tx, id)
    const prefixes = form === null ? [] : readPrefixes(form)
    for (const mailbox of mailboxes) {
      const [name = '', domain = ''] = mailbox.email.split('@')
      const prefix = prefixes.find(one => one.prefix === name)
      const before = putHandMade(
        tx,
        {
          orderId: id,
          userId: order.userId,
          domain,
          email: mailbox.email,
          password: vault.put(tx, passwordPlace, mailbox.password),
          name,
          firstName: mailbox.firstName ?? prefix?.firstName ?? '',
          lastName: mailbox.lastName ?? prefix?.lastName ?? '',
          imapHost: mailbox.imapHost ?? null,
          imapPort: mailbox.imapPort ?? null,
          smtpHost: mailbox.smtpHost ?? null,
          smtpPort: mailbox.smtpPort ?? null,
        },
        now,
      )
      if (before !== null) dropSecrets(tx, [before])
    }
    const description =
      mailboxes.length === 1 ? '1 mailbox entered' : `${mailboxes.length} mailboxes entered`
    addActivity(tx, { action: 'mailboxes_entered', description, orderId: id }, now)
    return ok({ count: mailboxes.length })
  })
}
