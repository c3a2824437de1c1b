import { z } from 'zod'
import { id, ids, paging, search } from '../border/args.ts'
import { acts, answer, reads } from '../border/call.ts'
import { afterId } from '../border/cursor.ts'
import type { Page } from '../border/paging.ts'
import { ofOrders } from '../border/stale.ts'
import { rising, timeRange } from '../border/time-range.ts'
import { passwordLine } from '../text/line.ts'
import { type LoginCounts, type LoginRun, loginFilters } from './login.ts'
import type { MailboxRow } from './mailbox.ts'

/** Which mailboxes a call is about: those that fulfil each condition that is given. */
export const chosenMailboxes = {
  orderIds: ids.optional(),
  mailboxIds: z.array(id).max(100_000).optional(),
  customerId: id.optional(),
}

/** Chosen mailboxes, by what a purge of passwords does to them. */
export type PurgeCounts = {
  /** Their passwords were exported; a purge takes them. */
  readonly exported: number
  /** Their passwords are in no export, and stay. */
  readonly notExported: number
  /** Their passwords were purged before. */
  readonly purged: number
}

/** Which mailboxes a list shows. */
export const mailboxFilter = {
  orderId: id.optional(),
  customerId: id.optional(),
  search,
  /** Only mailboxes that do not log in, that do, or whose logins were never checked. */
  login: z.enum(loginFilters).optional(),
  /** When the mailbox was planned: its row was made. */
  ...timeRange,
}

const checkedMailboxes = z.strictObject({
  ...chosenMailboxes,
  /** Only mailboxes whose password no export has yet. */
  onlyNew: z.boolean().optional(),
})

export const mailboxCalls = {
  'mailboxes.list': reads({
    args: rising(z.strictObject({ ...mailboxFilter, ...paging, after: afterId })),
    answer: answer<Page<MailboxRow>>(),
  }),
  'mailboxes.reveal': acts({
    args: z.strictObject({ id }),
    answer: answer<{ readonly password: string }>(),
    hasSecret: true,
    stale: [],
  }),
  /** Has IMAP and SMTP logins of the chosen mailboxes checked, one after the other. */
  'mailboxes.check': acts({
    args: checkedMailboxes,
    answer: answer<{
      readonly wanted: number
      /** Chosen mailboxes that are not there, or whose password was purged. */
      readonly leftOut: number
    }>(),
    stale: ['mailboxes.logins', 'mailboxes.list', 'orders.get'],
  }),
  'mailboxes.cancelCheck': acts({
    args: z.strictObject({}),
    answer: answer<null>(),
    stale: ['mailboxes.logins', 'mailboxes.list', 'orders.get'],
  }),
  /** How far the checking of logins is. */
  'mailboxes.logins': reads({ args: z.strictObject({}), answer: answer<LoginRun>() }),
  /** The chosen mailboxes that an export would hold, by what is known of their logins. */
  'mailboxes.countLogins': reads({
    args: checkedMailboxes,
    answer: answer<LoginCounts>(),
  }),
  /** Takes out a mailbox made by hand, while its order takes mailboxes. */
  'mailboxes.remove': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Undoes `mailboxes.remove` within a minute. */
  'mailboxes.restore': acts({
    args: z.strictObject({ id }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Enters a password in place of one that is lost. */
  'mailboxes.enterPassword': acts({
    args: z.strictObject({
      id,
      password: passwordLine(500).min(1, 'Enter the password.'),
    }),
    answer: answer<null>(),
    stale: ofOrders,
  }),
  /** Puts the password into the clipboard, without passing it to the window. */
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
  /** Purges the passwords of exported mailboxes; refused unless they are `confirm` many. */
  'mailboxes.purgePasswords': acts({
    args: z.strictObject({ ...chosenMailboxes, confirm: z.int().min(0) }),
    answer: answer<{ readonly count: number }>(),
    stale: [...ofOrders, 'mailboxes.countPurge'],
  }),
}
