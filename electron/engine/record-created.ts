import type { Writer } from '../../db/core/database.ts'
import { completeAnswered, domainsOfRequests } from '../../db/engine/automations.ts'
import { stopWaitingForJob } from '../../db/engine/moves.ts'
import { knownHosts } from '../../db/mailboxes/hosts.ts'
import {
  type CreatedMailbox,
  finishedBatches,
  markCreated,
} from '../../db/mailboxes/mailboxes.ts'
import { customerOf } from '../../db/orders/orders.ts'
import { addActivity } from '../../db/records/records.ts'
import { notify } from '../records/notify.ts'
import { mailboxesOn } from './mailbox-words.ts'
import { disputedIds, undisputed } from './steps/disputed-ids.ts'

/**
 * Writes the ids of mailboxes that Mailin has for this order, and tells of the new ones: an
 * activity, and a notification for each batch whose last mailbox got its id. An id that another
 * mailbox has is left out. Missing hosts are those that Mailin named last: an account has the
 * same for all. Idempotent.
 */
export function recordCreated(
  tx: Writer,
  { now }: { readonly now: () => number },
  orderId: number,
  created: readonly CreatedMailbox[],
): void {
  if (created.length === 0) return
  const at = now()
  const hosts = knownHosts(tx) ?? {}
  const sure = undisputed(created, disputedIds(tx, orderId, created))
  const fresh = sure.filter(mailbox =>
    markCreated(tx, orderId, mailbox.smtpHost == null ? { ...mailbox, ...hosts } : mailbox, at),
  )
  const answered = completeAnswered(tx, orderId, at)
  if (answered.length > 0) stopWaitingForJob(tx, orderId, domainsOfRequests(answered), at)
  if (fresh.length === 0) return
  const emails = fresh.map(mailbox => mailbox.email)
  addActivity(
    tx,
    {
      action: 'mailin_ai_mailboxes_created',
      description: `${mailboxesOn(emails)} created`,
      orderId,
      properties: { emails },
    },
    at,
  )
  for (const count of finishedBatches(tx, orderId, emails))
    notify(
      tx,
      {
        customerId: customerOf(tx, orderId).id,
        orderId,
        type: 'email_created',
        title: 'New Email Accounts Created',
        message: `New email accounts have been automatically created for your order #${orderId}`,
        data: { order_id: orderId, email_count: count },
        mailboxCount: count,
      },
      at,
    )
}
