import { and, eq, isNull } from 'drizzle-orm'
import type { Writer } from '../core/database.ts'
import { prefixesOf } from '../orders/domain-prefixes.ts'
import { claimedNames } from '../orders/submissions.ts'
import { mailboxes } from '../schema/schema.ts'
import { mailboxesOfDomains } from './mailboxes.ts'

/**
 * Makes an order's mailboxes follow its form: those that it no longer wants become extra. Mailboxes
 * that were never asked for are deleted, wanted ones too, because they are made anew with the names
 * of the form; not those made by hand. `at`: only mailboxes of these domains. Returns the secrets of
 * the deleted ones.
 */
export function trimMailboxes(
  tx: Writer,
  orderId: number,
  now: number,
  at?: readonly string[],
): readonly string[] {
  const names = new Set(claimedNames(tx, orderId))
  const prefixesAt = prefixesOf(tx, orderId)
  const rows = at === undefined ? allOf(tx, orderId) : mailboxesOfDomains(tx, orderId, at)
  const isWanted = ({ domain, name }: (typeof rows)[number]): boolean =>
    names.has(domain) && prefixesAt?.(domain).some(({ prefix }) => prefix === name) === true
  for (const row of rows) {
    if (row.isExtra !== isWanted(row)) continue
    tx.update(mailboxes)
      .set({ isExtra: !isWanted(row), updatedAt: now })
      .where(eq(mailboxes.id, row.id))
      .run()
  }
  const dropped = rows.filter(
    row =>
      (!isWanted(row) || !row.isByHand) && row.mailinMailboxId === null && row.askedBy === null,
  )
  for (const row of dropped) tx.delete(mailboxes).where(eq(mailboxes.id, row.id)).run()
  return dropped.map(row => row.password)
}

const allOf = (tx: Writer, orderId: number) =>
  tx
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.orderId, orderId), isNull(mailboxes.removedAt)))
    .all()
