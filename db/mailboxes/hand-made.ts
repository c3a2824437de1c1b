import { and, eq } from 'drizzle-orm'
import type { Writer } from '../core/database.ts'
import { mailboxes } from '../schema/schema.ts'
import type { MailboxInput, MailboxRecord } from './mailboxes.ts'

type Parts = 'firstName' | 'lastName' | 'imapHost' | 'imapPort' | 'smtpHost' | 'smtpPort'
/** What may be given beside address and password; what is absent stays as it is. */
export type HandMadeParts = { readonly [Part in Parts]?: MailboxRecord[Part] | undefined }

export type HandMadeRow = MailboxInput & Pick<MailboxRecord, 'isExtra' | Parts>

const addressOf = ({ orderId, email }: Pick<MailboxRecord, 'orderId' | 'email'>) =>
  and(eq(mailboxes.orderId, orderId), eq(mailboxes.email, email))

/**
 * Adds a mailbox made by hand. Where the order has the address, it gets the new password and the
 * given `parts`, and counts as not exported. Returns the secret of the replaced password, which
 * the caller drops; null: the mailbox is new.
 */
export function putHandMade(
  tx: Writer,
  row: HandMadeRow,
  parts: HandMadeParts,
  now: number,
): string | null {
  const before = tx
    .select({ id: mailboxes.id, password: mailboxes.password })
    .from(mailboxes)
    .where(addressOf(row))
    .get()
  if (before === undefined)
    tx.insert(mailboxes)
      .values({ ...row, isByHand: true, createdAt: now, updatedAt: now })
      .run()
  else
    tx.update(mailboxes)
      .set({
        ...parts,
        password: row.password,
        isExtra: row.isExtra,
        isByHand: true,
        removedAt: null,
        exportedAt: null,
        purgedAt: null,
        updatedAt: now,
      })
      .where(eq(mailboxes.id, before.id))
      .run()
  return before?.password ?? null
}

/** Deletes a mailbox made by hand; its secret stays, for `putHandMadeBack`. */
export function dropHandMade(tx: Writer, id: number): void {
  tx.delete(mailboxes)
    .where(and(eq(mailboxes.id, id), eq(mailboxes.isByHand, true)))
    .run()
}

/** Undoes `dropHandMade`. False: the address was entered anew meanwhile. */
export function putHandMadeBack(tx: Writer, row: MailboxRecord): boolean {
  if (tx.select().from(mailboxes).where(addressOf(row)).get() !== undefined) return false
  tx.insert(mailboxes).values(row).run()
  return true
}
