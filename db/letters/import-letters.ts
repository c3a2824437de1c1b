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
  /** A summary said how the order ended: what comes later has letters of its own. */
  readonly isTold: boolean
}

/** null: the order was entered by itself. */
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

/** From the customer's open orders, which become fewer, not from the import's. */
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

/** Its orders are being created, one right after the other, since this moment at the latest. */
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
  /** The first of them, as the file had it. */
  readonly domain: string | null
  readonly domainCount: number
  /** That exist. */
  readonly mailboxCount: number
}

/** Orders of one customer that no summary has told of, the first first. */
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

/** All orders are over, and yet nothing was said, as after an import that was stopped. */
export const whollyEnded = (tx: Reader, limit: number): readonly Addressee[] =>
  addressees(tx, undefined, sql`sum(${isOpen}) = 0`, limit)

/** Orders are open, in an import of this age, and nothing was said about that yet. */
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

/** What has ended is told for good; what is open was at least spoken of. */
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
