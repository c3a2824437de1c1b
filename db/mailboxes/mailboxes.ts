import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
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
import { mailboxes } from '../schema/schema.ts'

/** One mailbox; its password is the id of a secret. */
export type MailboxRecord = typeof mailboxes.$inferSelect
export type MailboxInput = Pick<
  MailboxRecord,
  'orderId' | 'customerId' | 'domain' | 'email' | 'password' | 'name' | 'firstName' | 'lastName'
>

const mailboxesAt = preparedQuery(tx =>
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

/** All mailboxes of these domains of an order, those that were removed left out. */
export function mailboxesOfDomains(
  tx: Reader,
  orderId: number,
  domains: readonly string[],
): readonly MailboxRecord[] {
  if (domains.length === 0) return []
  return mailboxesAt(tx).all({ orderId, domains: JSON.stringify(domains) })
}

/** Writes the row of a mailbox, before the request that asks for it is sent. */
export function addMailbox(tx: Writer, row: MailboxInput, now: number): void {
  tx.insert(mailboxes)
    .values({ ...row, createdAt: now, updatedAt: now })
    .run()
}

/** Notes the request, before it is sent. The first one that is not refused makes a mailbox ours. */
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

/** Undoes `markAsked` for a request that was refused or never sent. */
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

/** A mailbox as an answer of Mailin names it; only lists name hosts. */
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
 * Writes the Mailin id of a mailbox that was asked for, once, and newer hosts; known ones are never
 * emptied. Takes the id from a removed mailbox. True: the mailbox had none. False also when it was
 * never asked for, or when another mailbox has the id; then nothing is written.
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

/** The one mailbox, removed or not, with this Mailin id; null: none. */
export function carrierOf(tx: Reader, mailinMailboxId: number): MailboxRecord | null {
  return carriers(tx).get({ mailboxId: mailinMailboxId }) ?? null
}

/** Writes the Mailin id that Mailin's list gives a mailbox; null: none any more. */
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

/** Puts a password of plain signs in place; does nothing once a request for the mailbox was sent. */
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

/** Puts another password in place of a lost or purged one; no export has it yet. */
export function renewPassword(tx: Writer, id: number, password: string, now: number): void {
  tx.update(mailboxes)
    .set({ password, exportedAt: null, purgedAt: null, updatedAt: now })
    .where(eq(mailboxes.id, id))
    .run()
}

/** Notes that these mailboxes are asked for one by one from now on. */
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

/** Id of another order with this address at Mailin, for the text of a conflict; null: none. */
export const otherOrderOf = (tx: Reader, orderId: number, email: string): number | null =>
  otherOrderWith(tx, orderId, [email])?.orderId ?? null

/** The first of these addresses that another order has at Mailin, with that order; null: none. */
export function otherOrderWith(
  tx: Reader,
  orderId: number,
  emails: readonly string[],
): { readonly email: string; readonly orderId: number } | null {
  const row = tx
    .select({ email: mailboxes.email, orderId: mailboxes.orderId })
    .from(mailboxes)
    .where(
      and(
        sql`${mailboxes.email} in (select value from json_each(${JSON.stringify(emails)}))`,
        ne(mailboxes.orderId, orderId),
        isAtMailin,
      ),
    )
    .limit(1)
    .get()
  return row ?? null
}

/** The domains of an order with a mailbox that is there, or may be: it was asked for or entered. */
export function domainsWithMailboxes(tx: Reader, orderId: number): ReadonlySet<string> {
  const rows = tx
    .selectDistinct({ domain: mailboxes.domain })
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.orderId, orderId),
        isNull(mailboxes.removedAt),
        or(
          isNotNull(mailboxes.askedBy),
          isNotNull(mailboxes.mailinMailboxId),
          eq(mailboxes.isByHand, true),
        ),
      ),
    )
    .all()
  return new Set(rows.map(row => row.domain))
}

/** Mailboxes of other orders with this address that may be at Mailin: asked for, not removed. */
export function otherClaims(
  tx: Reader,
  orderId: number,
  email: string,
): readonly Pick<MailboxRecord, 'mailinMailboxId'>[] {
  return tx
    .select({ mailinMailboxId: mailboxes.mailinMailboxId })
    .from(mailboxes)
    .where(and(eq(mailboxes.email, email), ne(mailboxes.orderId, orderId), isRemovableMailbox))
    .all()
}

/** How many mailboxes of an order exist and are wanted. */
export function countMailboxes(tx: Reader, orderId: number): number {
  return countRows(tx, mailboxes, and(eq(mailboxes.orderId, orderId), isWantedMailbox))
}

/** Sizes of the batches that contain one of these new mailboxes and now have all their Mailin ids. */
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
