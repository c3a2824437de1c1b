import { type SQL, sql } from 'drizzle-orm'
import type { LoginFilter } from '../../shared/mailboxes/login.ts'
import { mailboxExists } from '../schema/domains.ts'
import { failsToLogIn } from '../schema/logins.ts'
import { mailboxes, mailboxLogins } from '../schema/schema.ts'

/** Whether a mailbox is one that the filter shows. */
export const isOfLoginFilter: Readonly<Record<LoginFilter, SQL>> = {
  fails: sql`(${mailboxExists} and ${mailboxes.id} in (select mailbox_id from ${mailboxLogins} where ${failsToLogIn}))`,
  works: sql`(${mailboxExists} and ${mailboxes.id} in (select mailbox_id from ${mailboxLogins} where imap = 'works' and smtp = 'works'))`,
  unchecked: sql`(${mailboxExists} and ${mailboxes.id} not in (select mailbox_id from ${mailboxLogins} where checked_at is not null))`,
}
