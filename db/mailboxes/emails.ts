import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { given, preparedQuery } from '../core/prepared-query.ts'
import {
  hasMailinId,
  isAtMailin,
  isRemovableMailbox,
  isWantedMailbox,
} from '../schema/domains.ts'
import { mailboxes, orders } from '../schema/schema.ts'

/** One mailbox; its password is the id of a secret. */
export type EmailRow = typeof mailboxes.$inferSelect
export type NewEmail = Pick<
  EmailRow,
  'orderId' | 'customerId' | 'domain' | 'email' | 'password' | 'name' | 'firstName' | 'lastName'
>

const emailsAt = preparedQuery(tx =>
  tx
    .select()
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.orderId, sql.placeholder('orderId')),
        sql`${mailboxes.domain} in (select value from json_each(${sql.placeholder('domains')}))`,
        isNull(mailboxes.removedAt),
      ),
    )
    .prepare(),
)

/** Mailboxes of these domains of one order that are there or asked for, removed ones left out. */
export function emailsOfDomains(
  tx: Reader,
  orderId: number,
  domains: readonly string[],
): readonly EmailRow[] {
  if (domains.length === 0) return []
  return emailsAt(tx).all({ orderId, domains: JSON.stringify(domains) })
}

/** Before the request that asks for it leaves. */
export function addEmail(tx: Writer, row: NewEmail, now: number): void {
  tx.insert(mailboxes)
    .values({ ...row, createdAt: now, updatedAt: now })
    .run()
}

/** Before the request leaves. The first request that is not refused makes a mailbox ours. */
export function markAsked(
  tx: Writer,
  orderId: number,
  emails: readonly string[],
  automationId: number,
  now: number,
): void {
  tx.update(mailboxes)
    .set({
      automationId,
      askedBy: sql`coalesce(${mailboxes.askedBy}, ${automationId})`,
      updatedAt: now,
    })
    .where(and(eq(mailboxes.orderId, orderId), inArray(mailboxes.email, [...emails])))
    .run()
}

/** The request was refused or never left: what it alone asked for is not ours. */
export function unmarkAsked(tx: Writer, automationId: number, now: number): void {
  tx.update(mailboxes)
    .set({ askedBy: null, updatedAt: now })
    .where(eq(mailboxes.askedBy, automationId))
    .run()
  tx.update(mailboxes)
    .set({ automationId: sql`${mailboxes.askedBy}`, updatedAt: now })
    .where(eq(mailboxes.automationId, automationId))
    .run()
}

/** A mailbox as Mailin named it; hosts only where a list did. */
export type CreatedMailbox = {
  readonly email: string
  readonly mailinMailboxId: number
  readonly mailinDomainId: number | null
  readonly smtpHost?: string | null
  readonly smtpPort?: number | null
  readonly imapHost?: string | null
  readonly imapPort?: number | null
}

/**
 * Writes the Mailin id, once; answers whether it was new. Known hosts are never emptied. An id
 * that another mailbox carries is not written; one that is gone gives it up.
 */
export function markCreated(
  tx: Writer,
  orderId: number,
  found: CreatedMailbox,
  now: number,
): boolean {
  const row = askedFor(tx).get({ orderId, email: found.email })
  if (row === undefined) return false
  const carrier = carrierOf(tx, found.mailinMailboxId)
  if (carrier !== null && carrier.id !== row.id) {
    if (carrier.removedAt === null) return false
    changeMailinId(tx, carrier.id, null, now)
  }
  creations(tx).run({
    id: row.id,
    now,
    mailboxId: found.mailinMailboxId,
    domainId: found.mailinDomainId,
    smtpHost: found.smtpHost ?? null,
    smtpPort: found.smtpPort ?? null,
    imapHost: found.imapHost ?? null,
    imapPort: found.imapPort ?? null,
  })
  return row.mailinMailboxId === null
}

const askedFor = preparedQuery(tx =>
  tx
    .select({ id: mailboxes.id, mailinMailboxId: mailboxes.mailinMailboxId })
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.orderId, sql.placeholder('orderId')),
        eq(mailboxes.email, sql.placeholder('email')),
        isNotNull(mailboxes.askedBy),
      ),
    )
    .prepare(),
)

const creations = preparedQuery((tx: Writer) => {
  const known = (column: SQLiteColumn, name: string) =>
    sql`coalesce(${column}, ${sql.placeholder(name)})`
  const newer = (name: string, column: SQLiteColumn) =>
    sql`coalesce(${sql.placeholder(name)}, ${column})`
  return tx
    .update(mailboxes)
    .set({
      mailinMailboxId: known(mailboxes.mailinMailboxId, 'mailboxId'),
      mailinDomainId: known(mailboxes.mailinDomainId, 'domainId'),
      smtpHost: newer('smtpHost', mailboxes.smtpHost),
      smtpPort: newer('smtpPort', mailboxes.smtpPort),
      imapHost: newer('imapHost', mailboxes.imapHost),
      imapPort: newer('imapPort', mailboxes.imapPort),
      updatedAt: given('now'),
    })
    .where(eq(mailboxes.id, sql.placeholder('id')))
    .prepare()
})

const carriers = preparedQuery(tx =>
  tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.mailinMailboxId, sql.placeholder('mailboxId')), hasMailinId))
    .prepare(),
)

/** The one mailbox, removed or not, that is kept with this Mailin id. */
export function carrierOf(tx: Reader, mailinMailboxId: number): EmailRow | null {
  return carriers(tx).get({ mailboxId: mailinMailboxId }) ?? null
}

/** What Mailin's list says of a mailbox that is kept with another id; null: it has none. */
export function changeMailinId(
  tx: Writer,
  id: number,
  mailinMailboxId: number | null,
  now: number,
): void {
  tx.update(mailboxes)
    .set({ mailinMailboxId, updatedAt: now })
    .where(eq(mailboxes.id, id))
    .run()
}

/** A new password for an address that no request has reached Mailin for. */
export function replacePassword(tx: Writer, id: number, password: string, now: number): void {
  tx.update(mailboxes)
    .set({
      password,
      hasPlainPassword: true,
      exportedAt: null,
      purgedAt: null,
      updatedAt: now,
    })
    .where(and(eq(mailboxes.id, id), isNull(mailboxes.askedBy)))
    .run()
}

/** Another password in place of a lost or purged one, which no export holds yet. */
export function renewPassword(tx: Writer, id: number, password: string, now: number): void {
  tx.update(mailboxes)
    .set({ password, exportedAt: null, purgedAt: null, updatedAt: now })
    .where(eq(mailboxes.id, id))
    .run()
}

/** From now on these are asked for one by one. */
export function askAlone(
  tx: Writer,
  orderId: number,
  emails: readonly string[],
  now: number,
): void {
  tx.update(mailboxes)
    .set({ isAskedAlone: true, updatedAt: now })
    .where(and(eq(mailboxes.orderId, orderId), inArray(mailboxes.email, [...emails])))
    .run()
}

/** Another order of ours that created this address, for the text of a conflict. */
export function otherOrderOf(tx: Reader, orderId: number, email: string): number | null {
  const row = tx
    .select({ orderId: mailboxes.orderId })
    .from(mailboxes)
    .innerJoin(orders, eq(orders.id, mailboxes.orderId))
    .where(and(eq(mailboxes.email, email), ne(mailboxes.orderId, orderId), isAtMailin))
    .limit(1)
    .get()
  return row?.orderId ?? null
}

/** Rows of other orders for this address that may be at Mailin: asked for, not removed. */
export function otherClaims(
  tx: Reader,
  orderId: number,
  email: string,
): readonly Pick<EmailRow, 'mailinMailboxId'>[] {
  return tx
    .select({ mailinMailboxId: mailboxes.mailinMailboxId })
    .from(mailboxes)
    .where(and(eq(mailboxes.email, email), ne(mailboxes.orderId, orderId), isRemovableMailbox))
    .all()
}

/** Mail hosts that Mailin listed last for any mailbox of this account. */
export function knownHosts(
  tx: Reader,
): Pick<EmailRow, 'smtpHost' | 'smtpPort' | 'imapHost' | 'imapPort'> | null {
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

/** Mailboxes of an order that exist, extra and removed ones left out. */
export function countMailboxes(tx: Reader, orderId: number): number {
  return countRows(tx, mailboxes, and(eq(mailboxes.orderId, orderId), isWantedMailbox))
}

const hostless = preparedQuery(tx =>
  tx
    .select({ id: mailboxes.id, domain: mailboxes.domain })
    .from(mailboxes)
    .where(
      and(
        isNotNull(mailboxes.mailinMailboxId),
        isNull(mailboxes.smtpHost),
        isNull(mailboxes.removedAt),
        isNull(mailboxes.removalDueAt),
      ),
    )
    .orderBy(sql`${mailboxes.id} desc`)
    .limit(1)
    .prepare(),
)

/** The newest mailbox that is to stay at Mailin and whose mail host is not known. */
export function mailboxWithoutHost(tx: Reader): Pick<EmailRow, 'id' | 'domain'> | null {
  return hostless(tx).get() ?? null
}

/** Gives every mailbox at Mailin without hosts those of the account. */
export function fillHosts(
  tx: Writer,
  hosts: Pick<EmailRow, 'smtpHost' | 'smtpPort' | 'imapHost' | 'imapPort'>,
  now: number,
): void {
  const { smtpHost, smtpPort, imapHost, imapPort } = hosts
  tx.update(mailboxes)
    .set({ smtpHost, smtpPort, imapHost, imapPort, updatedAt: now })
    .where(and(isNotNull(mailboxes.mailinMailboxId), isNull(mailboxes.smtpHost)))
    .run()
}

/** Sizes of the batches that one of these new mailboxes made whole. */
export function finishedBatches(
  tx: Reader,
  orderId: number,
  emails: readonly string[],
): readonly number[] {
  const rows = tx
    .select({
      size: sql<number>`count(*)`,
      missing: sql<number>`sum(${mailboxes.mailinMailboxId} is null)`,
      fresh: sql<number>`sum(${mailboxes.email} in (select value from json_each(${JSON.stringify(emails)})))`,
    })
    .from(mailboxes)
    .where(and(eq(mailboxes.orderId, orderId), isNotNull(mailboxes.automationId)))
    .groupBy(mailboxes.automationId)
    .all()
  return rows.filter(row => row.missing === 0 && row.fresh > 0).map(row => row.size)
}
