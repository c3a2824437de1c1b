import { z } from 'zod'
import { id, ids, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { ofOrders } from '../border/stale.ts'
import { passwordLine } from '../text/line.ts'
import type { MailboxRow } from './mailbox.ts'

/** Which mailboxes a call is about. */
export const chosenMailboxes = {
  orderIds: ids.optional(),
  mailboxIds: z.array(id).max(100_000).optional(),
  customerId: id.optional(),
}

/** Mailboxes that a purge of passwords would find. */
export type PurgeCounts = {
  /** An export holds their passwords, and so does the database: a purge takes them. */
  readonly exported: number
  /** They are in no export, and stay. */
  readonly notExported: number
  /** They were purged before. */
  readonly purged: number
}

export const mailboxCalls = {
  'mailboxes.list': reads({
    args: z.strictObject({
      orderId: id.optional(),
      search,
      ...paging,
      after: afterId,
    }),
    answer: answer<Page<MailboxRow>>(),
  }),
  'mailboxes.reveal': acts({
    args: z.strictObject({ id }),
    answer: answer<{ readonly password: string }>(),
    stale: [],
  }),
  /** One that staff entered by hand, while the order is worked on. */
  'mailboxes.remove': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Undoes a removal of the last minute. */
  'mailboxes.restore': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** In place of one that cannot be opened any more. */
  'mailboxes.enterPassword': acts({
    args: z.strictObject({
      id,
      password: passwordLine(500).min(1, 'Enter the password.'),
    }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Copies in the main process, so that the password does not enter the window. */
  'mailboxes.copyPassword': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: [],
  }),
  /** How many of the chosen mailboxes a purge would take the passwords of. */
  'mailboxes.countPurge': reads({
    args: z.strictObject(chosenMailboxes),
    answer: answer<PurgeCounts>(),
  }),
  /** Gives up the passwords of those that were exported; refused when they are not as many. */
  'mailboxes.purgePasswords': acts({
    args: z.strictObject({ ...chosenMailboxes, confirm: z.int().min(0) }),
    answer: answer<{ readonly count: number }>(),
    stale: [...ofOrders, 'mailboxes.countPurge'],
  }),
}
