import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { orderEmails } from '../schema/schema.ts'
import type { EmailRow, NewEmail } from './emails.ts'

export type HandMadeRow = NewEmail &
  Pick<EmailRow, 'isExtra' | 'imapHost' | 'imapPort' | 'smtpHost' | 'smtpPort'>

const addressOf = ({ orderId, email }: Pick<EmailRow, 'orderId' | 'email'>) =>
  and(eq(orderEmails.orderId, orderId), eq(orderEmails.email, email))

/** Answers the secret of the password that it replaced; null: the mailbox is new. */
export function putHandMade(tx: Transaction, row: HandMadeRow, now: number): string | null {
  const before = tx
    .select({ id: orderEmails.id, password: orderEmails.password })
    .from(orderEmails)
    .where(addressOf(row))
    .get()
  if (before === undefined)
    tx.insert(orderEmails)
      .values({ ...row, isByHand: true, createdAt: now, updatedAt: now })
      .run()
  else
    tx.update(orderEmails)
      .set({ ...row, isByHand: true, removedAt: null, updatedAt: now })
      .where(eq(orderEmails.id, before.id))
      .run()
  return before?.password ?? null
}

/** Its secret stays. */
export function dropHandMade(tx: Transaction, id: number): void {
  tx.delete(orderEmails)
    .where(and(eq(orderEmails.id, id), eq(orderEmails.isByHand, true)))
    .run()
}

/** Undoes `dropHandMade`. False: the address was entered anew meanwhile. */
export function putHandMadeBack(tx: Transaction, row: EmailRow): boolean {
  if (tx.select().from(orderEmails).where(addressOf(row)).get() !== undefined) return false
  tx.insert(orderEmails).values(row).run()
  return true
}
