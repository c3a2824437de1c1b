import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Transaction } from '../database.ts'
import { keptQuery } from '../kept-query.ts'
import { isAtMailin, isThere } from '../schema/domains.ts'
import { orderEmails, orders } from '../schema/schema.ts'
import { countRows } from './counters.ts'

/** One mailbox; its password is the id of a secret. */
export type EmailRow = typeof orderEmails.$inferSelect
export type NewEmail = Pick<
  EmailRow,
  'orderId' | 'userId' | 'domain' | 'email' | 'password' | 'name' | 'firstName' | 'lastName'
>

const emailsAt = keptQuery(tx =>
  tx
    .select()
    .from(orderEmails)
    .where(
      and(
        eq(orderEmails.orderId, sql.placeholder('orderId')),
        sql`${orderEmails.domain} in (select value from json_each(${sql.placeholder('domains')}))`,
        isNull(orderEmails.removedAt),
      ),
    )
    .prepare(),
)

/** Mailboxes of these domains of one order that are there or asked for, removed ones left out. */
export function emailsOfDomains(
  tx: Transaction,
  orderId: number,
  domains: readonly string[],
): readonly EmailRow[] {
  if (domains.length === 0) return []
  return emailsAt(tx).all({ orderId, domains: JSON.stringify(domains) })
}

/** Before the request that asks for it leaves. */
export function addEmail(tx: Transaction, row: NewEmail, now: number): void {
  tx.insert(orderEmails)
    .values({ ...row, createdAt: now, updatedAt: now })
    .run()
}

/** Before the request leaves. The first request that is not refused makes a mailbox ours. */
export function markAsked(
  tx: Transaction,
  orderId: number,
  emails: readonly string[],
  automationId: number,
  now: number,
): void {
  tx.update(orderEmails)
    .set({
      automationId,
      askedBy: sql`coalesce(${orderEmails.askedBy}, ${automationId})`,
      updatedAt: now,
    })
    .where(and(eq(orderEmails.orderId, orderId), inArray(orderEmails.email, [...emails])))
    .run()
}

/** The request was refused or never left: what it alone asked for is not ours. */
export function unmarkAsked(tx: Transaction, automationId: number, now: number): void {
  tx.update(orderEmails)
    .set({ askedBy: null, updatedAt: now })
    .where(eq(orderEmails.askedBy, automationId))
    .run()
  tx.update(orderEmails)
    .set({ automationId: sql`${orderEmails.askedBy}`, updatedAt: now })
    .where(eq(orderEmails.automationId, automationId))
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
  tx: Transaction,
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

const askedFor = keptQuery(tx =>
  tx
    .select({ id: orderEmails.id, mailinMailboxId: orderEmails.mailinMailboxId })
    .from(orderEmails)
    .where(
      and(
        eq(orderEmails.orderId, sql.placeholder('orderId')),
        eq(orderEmails.email, sql.placeholder('email')),
        isNotNull(orderEmails.askedBy),
      ),
    )
    .prepare(),
)

const creations = keptQuery(tx => {
  const known = (column: SQLiteColumn, name: string) =>
    sql`coalesce(${column}, ${sql.placeholder(name)})`
  const newer = (name: string, column: SQLiteColumn) =>
    sql`coalesce(${sql.placeholder(name)}, ${column})`
  return tx
    .update(orderEmails)
    .set({
      mailinMailboxId: known(orderEmails.mailinMailboxId, 'mailboxId'),
      mailinDomainId: known(orderEmails.mailinDomainId, 'domainId'),
      smtpHost: newer('smtpHost', orderEmails.smtpHost),
      smtpPort: newer('smtpPort', orderEmails.smtpPort),
      imapHost: newer('imapHost', orderEmails.imapHost),
      imapPort: newer('imapPort', orderEmails.imapPort),
      updatedAt: sql`${sql.placeholder('now')}`,
    })
    .where(eq(orderEmails.id, sql.placeholder('id')))
    .prepare()
})

const carriers = keptQuery(tx =>
  tx
    .select()
    .from(orderEmails)
    .where(and(eq(orderEmails.mailinMailboxId, sql.placeholder('mailboxId')), isAtMailin))
    .prepare(),
)

/** The one mailbox, removed or not, that is kept with this Mailin id. */
export function carrierOf(tx: Transaction, mailinMailboxId: number): EmailRow | null {
  return carriers(tx).get({ mailboxId: mailinMailboxId }) ?? null
}

/** What Mailin's list says of a mailbox that is kept with another id; null: it has none. */
export function changeMailinId(
  tx: Transaction,
  id: number,
  mailinMailboxId: number | null,
  now: number,
): void {
  tx.update(orderEmails)
    .set({ mailinMailboxId, updatedAt: now })
    .where(eq(orderEmails.id, id))
    .run()
}

/** A new password for an address that no request has reached Mailin for. */
export function replacePassword(
  tx: Transaction,
  id: number,
  password: string,
  now: number,
): void {
  tx.update(orderEmails)
    .set({
      password,
      hasPlainPassword: true,
      exportedAt: null,
      purgedAt: null,
      updatedAt: now,
    })
    .where(and(eq(orderEmails.id, id), isNull(orderEmails.askedBy)))
    .run()
}

/** Another password in place of a lost or purged one, which no export holds yet. */
export function renewPassword(
  tx: Transaction,
  id: number,
  password: string,
  now: number,
): void {
  tx.update(orderEmails)
    .set({ password, exportedAt: null, purgedAt: null, updatedAt: now })
    .where(eq(orderEmails.id, id))
    .run()
}

/** From now on these are asked for one by one. */
export function askAlone(
  tx: Transaction,
  orderId: number,
  emails: readonly string[],
  now: number,
): void {
  tx.update(orderEmails)
    .set({ isAskedAlone: true, updatedAt: now })
    .where(and(eq(orderEmails.orderId, orderId), inArray(orderEmails.email, [...emails])))
    .run()
}

/** Another order of ours that created this address, for the text of a conflict. */
export function otherOrderOf(tx: Transaction, orderId: number, email: string): number | null {
  const row = tx
    .select({ orderId: orderEmails.orderId })
    .from(orderEmails)
    .innerJoin(orders, eq(orders.id, orderEmails.orderId))
    .where(
      and(
        eq(orderEmails.email, email),
        ne(orderEmails.orderId, orderId),
        isNotNull(orderEmails.mailinMailboxId),
        isNull(orderEmails.removedAt),
      ),
    )
    .limit(1)
    .get()
  return row?.orderId ?? null
}

/** Rows of other orders for this address that may be at Mailin: asked for, not removed. */
export function otherClaims(
  tx: Transaction,
  orderId: number,
  email: string,
): readonly Pick<EmailRow, 'mailinMailboxId'>[] {
  return tx
    .select({ mailinMailboxId: orderEmails.mailinMailboxId })
    .from(orderEmails)
    .where(
      and(
        eq(orderEmails.email, email),
        ne(orderEmails.orderId, orderId),
        isNotNull(orderEmails.askedBy),
        isNull(orderEmails.removedAt),
      ),
    )
    .all()
}

/** Mail hosts that Mailin listed last for any mailbox of this account. */
export function knownHosts(
  tx: Transaction,
): Pick<EmailRow, 'smtpHost' | 'smtpPort' | 'imapHost' | 'imapPort'> | null {
  const row = tx
    .select({
      smtpHost: orderEmails.smtpHost,
      smtpPort: orderEmails.smtpPort,
      imapHost: orderEmails.imapHost,
      imapPort: orderEmails.imapPort,
    })
    .from(orderEmails)
    .where(isNotNull(orderEmails.smtpHost))
    .orderBy(sql`${orderEmails.id} desc`)
    .limit(1)
    .get()
  return row ?? null
}

/** Mailboxes of an order that exist, extra and removed ones left out. */
export function countMailboxes(tx: Transaction, orderId: number): number {
  return countRows(tx, orderEmails, and(eq(orderEmails.orderId, orderId), isThere))
}

const hostless = keptQuery(tx =>
  tx
    .select({ id: orderEmails.id, domain: orderEmails.domain })
    .from(orderEmails)
    .where(
      and(
        isNotNull(orderEmails.mailinMailboxId),
        isNull(orderEmails.smtpHost),
        isNull(orderEmails.removedAt),
        isNull(orderEmails.removalDueAt),
      ),
    )
    .orderBy(sql`${orderEmails.id} desc`)
    .limit(1)
    .prepare(),
)

/** The newest mailbox that is to stay at Mailin and whose mail host is not known. */
export function mailboxWithoutHost(tx: Transaction): Pick<EmailRow, 'id' | 'domain'> | null {
  return hostless(tx).get() ?? null
}

/** Gives every mailbox at Mailin without hosts those of the account. */
export function fillHosts(
  tx: Transaction,
  hosts: Pick<EmailRow, 'smtpHost' | 'smtpPort' | 'imapHost' | 'imapPort'>,
  now: number,
): void {
  const { smtpHost, smtpPort, imapHost, imapPort } = hosts
  tx.update(orderEmails)
    .set({ smtpHost, smtpPort, imapHost, imapPort, updatedAt: now })
    .where(and(isNotNull(orderEmails.mailinMailboxId), isNull(orderEmails.smtpHost)))
    .run()
}

/** Sizes of the batches that one of these new mailboxes made whole. */
export function finishedBatches(
  tx: Transaction,
  orderId: number,
  emails: readonly string[],
): readonly number[] {
  const rows = tx
    .select({
      size: sql<number>`count(*)`,
      missing: sql<number>`sum(${orderEmails.mailinMailboxId} is null)`,
      fresh: sql<number>`sum(${orderEmails.email} in (select value from json_each(${JSON.stringify(emails)})))`,
    })
    .from(orderEmails)
    .where(and(eq(orderEmails.orderId, orderId), isNotNull(orderEmails.automationId)))
    .groupBy(orderEmails.automationId)
    .all()
  return rows.filter(row => row.missing === 0 && row.fresh > 0).map(row => row.size)
}
