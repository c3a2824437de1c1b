import { and, asc, eq, inArray, isNull, lte, max, type SQL, sql } from 'drizzle-orm'
import type { ImportLetters } from '../../shared/imports/import.ts'
import { openStatuses, overStatuses } from '../../shared/orders/life.ts'
import type { OrderStatus } from '../../shared/orders/order.ts'
import type { Reader, Writer } from '../core/database.ts'
import { isWantedMailbox } from '../schema/domains.ts'
import { isUntold } from '../schema/imports.ts'
import { importOrders, imports, mailboxes, orders } from '../schema/schema.ts'

export type ImportOfOrder = {
  readonly id: number
  readonly letters: ImportLetters
  /** A summary has told how the order ended; what comes later gets letters of its own. */
  readonly isTold: boolean
}

/** The import that an order came from; null: it came from none. */
export function importOfOrder(tx: Reader, orderId: number): ImportOfOrder | null {
  const row = tx
    .select({ id: imports.id, letters: imports.letters, toldAt: importOrders.toldAt })
    .from(importOrders)
    .innerJoin(imports, eq(imports.id, importOrders.importId))
    .where(eq(importOrders.orderId, orderId))
    .get()
  return row === undefined
    ? null
    : { id: row.id, letters: row.letters, isTold: row.toldAt !== null }
}

const isOver = inArray(orders.status, [...overStatuses])
const isOpen = inArray(orders.status, [...openStatuses])

/**
 * Whether the customer has open orders of the import that no summary told of. It starts from the
 * customer's open orders, which become fewer, not from the import's rows.
 */
export function hasOpenOrders(tx: Reader, importId: number, customerId: number): boolean {
  return (
    tx
      .select({ id: orders.id })
      .from(orders)
      .innerJoin(importOrders, eq(importOrders.orderId, orders.id))
      .where(
        and(
          eq(orders.customerId, customerId),
          isOpen,
          eq(importOrders.importId, importId),
          isUntold,
        ),
      )
      .limit(1)
      .get() !== undefined
  )
}

/** Whether orders of the import wait and one was created at `since` or later, so more are to come. */
export function isBeingCreated(tx: Reader, importId: number, since: number): boolean {
  const waiting = tx
    .select({ position: importOrders.position })
    .from(importOrders)
    .where(and(eq(importOrders.importId, importId), eq(importOrders.outcome, 'waiting')))
    .limit(1)
    .get()
  if (waiting === undefined) return false
  const last = tx
    .select({ at: max(orders.createdAt) })
    .from(importOrders)
    .innerJoin(orders, eq(orders.id, importOrders.orderId))
    .where(eq(importOrders.importId, importId))
    .get()
  return (last?.at ?? 0) >= since
}

export type UntoldOrder = {
  readonly id: number
  readonly submission: number
  readonly status: OrderStatus
  /** The first domain, as the file had it. */
  readonly domain: string | null
  readonly domainCount: number
  /** Wanted mailboxes that exist. */
  readonly mailboxCount: number
}

/** A customer's orders of an import that no summary has told of, in the order of the file. */
export function untoldOrders(
  tx: Reader,
  importId: number,
  customerId: number,
): readonly UntoldOrder[] {
  return tx
    .select({
      id: orders.id,
      submission: orders.submission,
      status: orders.status,
      domain: importOrders.domain,
      domainCount: importOrders.domainCount,
      mailboxCount: tx.$count(
        mailboxes,
        and(eq(mailboxes.orderId, importOrders.orderId), isWantedMailbox),
      ),
    })
    .from(importOrders)
    .innerJoin(orders, eq(orders.id, importOrders.orderId))
    .where(
      and(eq(importOrders.importId, importId), isUntold, eq(orders.customerId, customerId)),
    )
    .orderBy(asc(importOrders.position))
    .all()
}

/** A customer of an import whose orders a letter is to tell of. */
export type Addressee = {
  readonly importId: number
  readonly customerId: number
  /** Any of the customer's orders in it. */
  readonly orderId: number
}

/** Customers whose orders are all over and untold, as when an import was stopped. */
export const whollyEnded = (tx: Reader, limit: number): readonly Addressee[] =>
  addressees(tx, undefined, sql`sum(${isOpen}) = 0`, limit)

/** Customers with open orders of an import begun by then, who got no letter about that yet. */
export const takingLong = (
  tx: Reader,
  begunBefore: number,
  limit: number,
): readonly Addressee[] =>
  addressees(
    tx,
    and(lte(imports.createdAt, begunBefore), isNull(importOrders.progressToldAt)),
    sql`sum(${isOpen}) > 0`,
    limit,
  )

function addressees(tx: Reader, where: SQL | undefined, having: SQL, limit: number) {
  return tx
    .select({
      importId: imports.id,
      customerId: orders.customerId,
      orderId: sql<number>`min(${orders.id})`,
    })
    .from(imports)
    .innerJoin(importOrders, and(eq(importOrders.importId, imports.id), isUntold))
    .innerJoin(orders, eq(orders.id, importOrders.orderId))
    .where(and(eq(imports.letters, 'summary'), where))
    .groupBy(imports.id, orders.customerId)
    .having(having)
    .limit(limit)
    .all()
}

/** Notes a summary: orders that are over are told, of open ones the progress is. */
export function noteTold(tx: Writer, importId: number, customerId: number, now: number): void {
  const ofCustomer = (isOf: SQL) =>
    and(
      eq(importOrders.importId, importId),
      isUntold,
      inArray(
        importOrders.orderId,
        tx
          .select({ id: orders.id })
          .from(orders)
          .where(and(eq(orders.customerId, customerId), isOf)),
      ),
    )
  tx.update(importOrders).set({ toldAt: now }).where(ofCustomer(isOver)).run()
  tx.update(importOrders).set({ progressToldAt: now }).where(ofCustomer(isOpen)).run()
}
