import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { loginResults } from '../../shared/mailboxes/login.ts'
import { mailboxes } from './domains.ts'
import { moment, oneOf } from './words.ts'

/** The rule of `doesLogIn` in `shared/mailboxes/login.ts`, turned round; null without a check. */
export const failsToLogIn = sql`("mailbox_logins"."imap" <> 'works' or "mailbox_logins"."smtp" <> 'works')`

/** What is known of a mailbox's logins, and whether they are to be checked. */
export const mailboxLogins = sqliteTable(
  'mailbox_logins',
  {
    mailboxId: integer('mailbox_id')
      .primaryKey()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    /** Since when the logins are to be checked; null: they are not. */
    wantedAt: moment('wanted_at'),
    /** null: they were never checked; set together with both results. */
    checkedAt: moment('checked_at'),
    imap: text('imap', { enum: loginResults }),
    smtp: text('smtp', { enum: loginResults }),
  },
  table => [
    index('mailbox_logins_wanted').on(table.wantedAt).where(sql`${table.wantedAt} is not null`),
    index('mailbox_logins_failing').on(table.mailboxId).where(failsToLogIn),
    oneOf('mailbox_logins_imap_known', table.imap, loginResults),
    oneOf('mailbox_logins_smtp_known', table.smtp, loginResults),
  ],
)
