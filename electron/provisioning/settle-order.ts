import type { Writer } from '../../db/database.ts'
import { countMailboxes } from '../../db/queries/emails.ts'
import {
  customerOf,
  type DomainProgress,
  domainProgress,
  findOrder,
  type OrderRecord,
  orderStanding,
  setOrderStatus,
} from '../../db/queries/orders.ts'
import { addActivity, addNotification } from '../../db/queries/records.ts'
import { isWorkedOn } from '../../shared/orders/life.ts'
import { assertNever } from '../../shared/result.ts'
import { postOrderCompleted } from '../outbox/customer-letters.ts'
import { type FailedDomain, nameServersFailed } from '../outbox/letters/nameservers-failed.ts'
import { postLetter } from '../outbox/post-letter.ts'
import { withdrawLetters } from '../outbox/withdraw-letters.ts'

/** One letter names all domains that fail within this time. */
const gatherMs = 60_000

/**
 * Lets the order's status follow from its domains, within the transaction that moved them:
 * completed when all are done, a draft while a registrar refuses, in progress otherwise.
 */
export function settleOrder(tx: Writer, orderId: number, now: number): void {
  const order = findOrder(tx, orderId)
  if (order === null || !isWorkedOn(order)) return
  const standing = orderStanding(tx, orderId)
  switch (standing) {
    case 'empty':
      return
    case 'whole':
      complete(tx, order, now)
      return
    case 'refused':
      makeDraft(tx, order, domainProgress(tx, orderId).filter(isRefused), now)
      return
    case 'open':
      if (order.status === 'draft') goOn(tx, order, now)
      return
    default:
      assertNever(standing)
  }
}

const isRefused = (domain: DomainProgress): boolean =>
  domain.stage === 'nameservers' && domain.nameServerStatus === 'failed'

function complete(tx: Writer, order: OrderRecord, now: number): void {
  const { id } = order
  const customer = customerOf(tx, id)
  const mailboxCount = countMailboxes(tx, id)
  setOrderStatus(tx, id, { status: 'completed', completedAt: now }, now)
  addActivity(
    tx,
    {
      action: 'mailin_ai_order_completed',
      description: `Order completed with ${mailboxCount} mailboxes`,
      orderId: id,
      properties: { mailboxCount },
    },
    now,
  )
  addNotification(
    tx,
    {
      customerId: customer.id,
      orderId: id,
      type: 'order_status_change',
      title: 'Order Completed',
      message: `Your order #${id} has been automatically completed - mailbox creation`,
      data: { order_id: id, mailbox_count: mailboxCount },
    },
    now,
  )
  postOrderCompleted(tx, order, mailboxCount, now)
}

function makeDraft(
  tx: Writer,
  order: OrderRecord,
  refused: readonly DomainProgress[],
  now: number,
): void {
  const { id } = order
  const customer = customerOf(tx, id)
  const failed = refused.flatMap(domain => failedDomain(domain) ?? [])
  const ofCustomer = failed.filter(one => !isOurs(one))
  // a retry by hand cleared the failures: the letter stays as it is until one comes up again
  if (ofCustomer.length > 0) {
    const text = nameServersFailed(id, customer.name, ofCustomer)
    const letter = { order, kind: 'nameservers-failed', to: customer.email, text } as const
    postLetter(tx, { ...letter, dueAt: now + gatherMs }, now)
  }
  if (order.status === 'draft') return
  setOrderStatus(tx, id, { status: 'draft', draftCause: 'nameservers' }, now)
  addActivity(
    tx,
    {
      action: 'mailin_ai_order_set_to_draft',
      description: `Order set to draft: nameservers of ${refused.length} of its domains were refused`,
      orderId: id,
      properties: { domains: failed.map(({ name, code, detail }) => ({ name, code, detail })) },
    },
    now,
  )
}

/** An address that staff have not confirmed is no news for the customer. */
const isOurs = ({ code, provider }: FailedDomain): boolean =>
  code === 'scope' && provider === 'boxwright'

function failedDomain(domain: DomainProgress): FailedDomain | null {
  const { name, failureCode, failureProvider, failureDetail, failureIp } = domain
  if (failureCode === null) return null
  return {
    name,
    provider: failureProvider ?? 'boxwright',
    code: failureCode,
    detail: failureDetail ?? '',
    ip: failureIp,
  }
}

function goOn(tx: Writer, { id }: OrderRecord, now: number): void {
  setOrderStatus(tx, id, { status: 'in-progress' }, now)
  withdrawLetters(tx, id, 'nameservers-failed', 'All nameservers are set now.', now)
  addActivity(
    tx,
    {
      action: 'mailin_ai_order_status_in_progress',
      description: 'Order in progress again: all nameservers are set',
      orderId: id,
    },
    now,
  )
}
