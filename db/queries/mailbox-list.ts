import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import { orderEmails, users } from '../schema/schema.ts'
import { contains, searchCap } from './search.ts'

export type MailboxFilter = {
  readonly orderId?: number | undefined
  readonly search?: string | undefined
}

/** Mailboxes that exist at Mailin or were asked for; the newest first. */
export function listMailboxes(
  tx: Transaction,
  { orderId, search }: MailboxFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const where = and(
    orderId === undefined ? undefined : eq(orderEmails.orderId, orderId),
    search === undefined || search === ''
      ? undefined
      : or(
          contains(orderEmails.email, search),
          contains(sql`${orderEmails.firstName} || ' ' || ${orderEmails.lastName}`, search),
          contains(users.name, search),
        ),
  )
  const rows = tx
    .select({ mailbox: orderEmails, customerName: users.name })
    .from(orderEmails)
    .innerJoin(users, eq(users.id, orderEmails.userId))
    .where(where)
    .orderBy(desc(orderEmails.id))
    .limit(limit)
    .offset(offset)
    .all()
  const total =
    tx
      .select({ n: sql<number>`min(${count()}, ${searchCap})` })
      .from(orderEmails)
      .innerJoin(users, eq(users.id, orderEmails.userId))
      .where(where)
      .get()?.n ?? 0
  return { rows, total }
}

export function findMailbox(tx: Transaction, id: number) {
  return tx.select().from(orderEmails).where(eq(orderEmails.id, id)).get() ?? null
}

export type ExportedRow = typeof orderEmails.$inferSelect

const exportPage = 500

/** Keyset pages of what an export holds, so that no open cursor locks the connection. */
export function* exportRows(
  tx: Transaction,
  { orderIds, mailboxIds }: { orderIds?: readonly number[]; mailboxIds?: readonly number[] },
): Generator<readonly ExportedRow[]> {
  const chosen = mailboxIds === undefined ? null : new Set(mailboxIds)
  let last = 0
  for (;;) {
    const rows = tx
      .select()
      .from(orderEmails)
      .where(
        and(
          gt(orderEmails.id, last),
          or(isNotNull(orderEmails.mailinMailboxId), eq(orderEmails.isByHand, true)),
          isNull(orderEmails.removedAt),
          orderIds === undefined ? undefined : inArray(orderEmails.orderId, [...orderIds]),
          chosen === null
            ? undefined
            : sql`${orderEmails.id} in (select value from json_each(${JSON.stringify([...chosen])}))`,
        ),
      )
      .orderBy(asc(orderEmails.id))
      .limit(exportPage)
      .all()
    if (rows.length === 0) return
    yield rows
    last = rows.at(-1)?.id ?? last
  }
}
