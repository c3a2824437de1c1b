import { and, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { mailboxes } from '../schema/schema.ts'
import type { MailboxRecord } from './mailboxes.ts'

/** Where a mailbox is reached by IMAP and SMTP. */
type Hosts = Pick<MailboxRecord, 'smtpHost' | 'smtpPort' | 'imapHost' | 'imapPort'>

/** Hosts and ports of the newest mailbox that has any; they are one per account. null: none known. */
export function knownHosts(tx: Reader): Hosts | null {
  const row = tx
    .select({
      smtpHost: mailboxes.smtpHost,
      smtpPort: mailboxes.smtpPort,
      imapHost: mailboxes.imapHost,
      imapPort: mailboxes.imapPort,
    })
    .from(mailboxes)
    .where(isNotNull(mailboxes.smtpHost))
    .orderBy(sql`${mailboxes.id} desc`)
    .limit(1)
    .get()
  return row ?? null
}

const isHostless = and(
  isNotNull(mailboxes.mailinMailboxId),
  isNull(mailboxes.smtpHost),
  isNull(mailboxes.removedAt),
  isNull(mailboxes.removalDueAt),
)

// asked before each piece of the engine's work; SQLite itself would look at every mailbox
const hostless = preparedQuery(tx =>
  tx
    .select({ id: mailboxes.id, domain: mailboxes.domain })
    .from(mailboxes)
    .where(
      sql`${mailboxes.id} = (select max(id) from order_emails indexed by order_emails_hostless where ${isHostless})`,
    )
    .prepare(),
)

/** The newest mailbox that is to stay at Mailin and has no host; null: all have one. */
export function mailboxWithoutHost(tx: Reader): Pick<MailboxRecord, 'id' | 'domain'> | null {
  return hostless(tx).get() ?? null
}

/** Gives every mailbox at Mailin without hosts those of the account. */
export function fillHosts(tx: Writer, hosts: Hosts, now: number): void {
  const { smtpHost, smtpPort, imapHost, imapPort } = hosts
  tx.update(mailboxes)
    .set({ smtpHost, smtpPort, imapHost, imapPort, updatedAt: now })
    .where(and(isNotNull(mailboxes.mailinMailboxId), isNull(mailboxes.smtpHost)))
    .run()
}
