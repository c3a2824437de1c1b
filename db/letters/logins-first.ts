import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { countRows } from '../core/counters.ts'
import type { Reader, Writer } from '../core/database.ts'
import { isWantedMailbox } from '../schema/domains.ts'
import {
  customers,
  importOrders,
  letters,
  mailboxes,
  mailboxLogins,
  orders,
} from '../schema/schema.ts'

const isBehind = and(
  isNotNull(letters.loginsSince),
  inArray(letters.status, ['waiting', 'held']),
)

export type LetterBehindLogins = ReturnType<typeof lettersBehindLogins>[number]

/** Letters that wait until the mailboxes that they announce log in, the oldest first. */
export function lettersBehindLogins(tx: Reader) {
  return tx
    .select({
      id: letters.id,
      kind: letters.kind,
      occasion: letters.occasion,
      orderId: orders.id,
      customerId: customers.id,
      customerName: customers.name,
      since: sql<number>`${letters.loginsSince}`,
    })
    .from(letters)
    .innerJoin(orders, eq(orders.id, letters.orderId))
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(isBehind)
    .orderBy(asc(letters.loginsSince), asc(letters.id))
    .all()
}

/** How many letters have waited for logins since before this time. */
export const countBehindLogins = (tx: Reader, before: number): number =>
  countRows(tx, letters, and(isBehind, lte(letters.loginsSince, before)))

/** Lets a letter go on: the mailboxes log in, or staff send it all the same. */
export function passLogins(tx: Writer, id: number): void {
  tx.update(letters).set({ loginsSince: null }).where(eq(letters.id, id)).run()
}

type Announcing = Pick<typeof letters.$inferSelect, 'kind' | 'occasion'> & {
  readonly orderId: number
  readonly since: number
}

/** The orders whose mailboxes a letter announces: its own, or those that a summary told of. */
export function announcedOrders(tx: Reader, letter: Announcing): readonly number[] {
  const { kind, occasion, orderId, since } = letter
  if (kind !== 'import-summary') return [orderId]
  return tx
    .select({ id: orders.id })
    .from(importOrders)
    .innerJoin(orders, eq(orders.id, importOrders.orderId))
    .where(
      and(
        // a summary is numbered after its import, and told of its orders in the same moment
        eq(importOrders.importId, occasion),
        eq(importOrders.toldAt, since),
        eq(orders.status, 'completed'),
        eq(
          orders.customerId,
          tx.select({ id: orders.customerId }).from(orders).where(eq(orders.id, orderId)),
        ),
      ),
    )
    .all()
    .map(row => row.id)
}

/** The mailboxes that orders hand over and that can log in, with what is known of them. */
export function handedOverLogins(tx: Reader, orderIds: readonly number[]) {
  return tx
    .select({
      id: mailboxes.id,
      wantedAt: mailboxLogins.wantedAt,
      checkedAt: mailboxLogins.checkedAt,
      imap: mailboxLogins.imap,
      smtp: mailboxLogins.smtp,
    })
    .from(mailboxes)
    .leftJoin(mailboxLogins, eq(mailboxLogins.mailboxId, mailboxes.id))
    .where(
      and(
        inArray(mailboxes.orderId, [...orderIds]),
        isWantedMailbox,
        sql`${mailboxes.purgedAt} is null`,
      ),
    )
    .all()
}
