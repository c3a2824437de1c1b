import { and, asc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { EngineFailureCode } from '../../shared/border/failure.ts'
import { movingStates } from '../../shared/orders/life.ts'
import type { DraftCause, OrderStatus } from '../../shared/orders/order.ts'
import type { Reader, Writer } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { idsOf } from '../core/search.ts'
import { noFailure } from '../engine/failure-columns.ts'
import { nobodyNeeded } from '../engine/moves.ts'
import { waitsForRetry } from '../schema/domains.ts'
import { isUnderWay } from '../schema/orders.ts'
import { customers, domainTransfers, orderDomains, orders, plans } from '../schema/schema.ts'

export type OrderRecord = typeof orders.$inferSelect

const orderById = preparedQuery(tx =>
  tx
    .select()
    .from(orders)
    .where(eq(orders.id, sql.placeholder('id')))
    .prepare(),
)

export function findOrder(tx: Reader, id: number): OrderRecord | null {
  return orderById(tx).get({ id }) ?? null
}

/** Throws for an unknown order: an order without its customer cannot exist. */
export function customerOf(
  tx: Reader,
  orderId: number,
): Pick<typeof customers.$inferSelect, 'id' | 'name' | 'email' | 'letterLanguage'> {
  const row = tx
    .select({
      id: customers.id,
      name: customers.name,
      email: customers.email,
      letterLanguage: customers.letterLanguage,
    })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(eq(orders.id, orderId))
    .get()
  if (row === undefined) throw new Error(`Order ${orderId} has no customer.`)
  return row
}

/** The name of the order's plan; '': it has none. */
export function planNameOf(tx: Reader, orderId: number): string {
  const row = tx
    .select({ name: plans.name })
    .from(orders)
    .innerJoin(plans, eq(plans.id, orders.planId))
    .where(eq(orders.id, orderId))
    .get()
  return row?.name ?? ''
}

/** A draft cause or a reason that is left out is cleared. */
export type StatusChange = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly reason?: string
}

/** Sets the status; for the alert about stalled orders the order has moved. */
export function setOrderStatus(
  tx: Writer,
  id: number,
  { status, draftCause, reason }: StatusChange,
  now: number,
): void {
  tx.update(orders)
    .set({
      status,
      draftCause: draftCause ?? null,
      ...(status === 'completed' && { completedAt: now }),
      // the reason of a rejection is not that of a later cancellation
      reason: reason ?? null,
      movedAt: now,
      updatedAt: now,
    })
    .where(eq(orders.id, id))
    .run()
}

/** Sets when the order is due; null: it has no due date any more. */
export function setDueDate(tx: Writer, id: number, dueAt: number | null, now: number): void {
  tx.update(orders).set({ dueAt, updatedAt: now }).where(eq(orders.id, id)).run()
}

export function setAmount(tx: Writer, id: number, amount: number, now: number): void {
  tx.update(orders).set({ amount, updatedAt: now }).where(eq(orders.id, id)).run()
}

export type BillingColumns = Pick<
  typeof orders.$inferSelect,
  'amount' | 'currency' | 'paidAt' | 'billingStatus'
>

/** Sets what is said of an order's invoice. `isEntered`: the amount, by staff, so it stays. */
export function setBilling(
  tx: Writer,
  id: number,
  columns: BillingColumns,
  isEntered: boolean,
  now: number,
): void {
  tx.update(orders)
    .set({ ...columns, ...(isEntered && { isAmountComputed: false }), updatedAt: now })
    .where(eq(orders.id, id))
    .run()
}

export type DomainProgress = Pick<
  typeof orderDomains.$inferSelect,
  'name' | 'stage' | 'state' | 'failureCode' | 'failureProvider' | 'failureDetail' | 'failureIp'
> & { readonly nameServerStatus: 'updated' | 'failed' | null }

const progressOfOrder = preparedQuery(tx =>
  tx
    .select({
      name: orderDomains.name,
      stage: orderDomains.stage,
      state: orderDomains.state,
      failureCode: orderDomains.failureCode,
      failureProvider: orderDomains.failureProvider,
      failureDetail: orderDomains.failureDetail,
      failureIp: orderDomains.failureIp,
      nameServerStatus: domainTransfers.nameServerStatus,
    })
    .from(orderDomains)
    .leftJoin(
      domainTransfers,
      and(
        eq(domainTransfers.orderId, orderDomains.orderId),
        eq(domainTransfers.domainName, orderDomains.name),
      ),
    )
    .where(
      and(
        eq(orderDomains.orderId, sql.placeholder('orderId')),
        ne(orderDomains.state, 'superseded'),
      ),
    )
    .orderBy(asc(orderDomains.position))
    .prepare(),
)

/** What the order's status follows from, by domain; superseded ones are left out. */
export function domainProgress(tx: Reader, orderId: number): readonly DomainProgress[] {
  return progressOfOrder(tx).all({ orderId })
}

const outcomeQuery = preparedQuery(tx => {
  const some = (which: SQL) =>
    sql<number>`exists (select 1 from order_domains as d where d.order_id = ${sql.placeholder('orderId')} and ${which})`
  const isMoving = sql`d.state in ${movingStates}`
  const isRefused = sql`${isMoving} and d.stage = 'nameservers' and exists (select 1 from domain_transfers as t where t.order_id = d.order_id and t.domain_name = d.name and t.name_server_status = 'failed')`
  return tx
    .select({
      isOpen: some(isMoving).as('is_open'),
      isFinished: some(sql`d.state = 'finished'`).as('is_finished'),
      isRefused: some(isRefused).as('is_refused'),
    })
    .from(sql`(select 1)`)
    .prepare()
})

/**
 * What all domains of an order came to. `empty`: none counts. `whole`: all are finished. `refused`:
 * a registrar refused the nameservers of at least one. `open`: they go on.
 */
export type OrderOutcome = 'empty' | 'whole' | 'refused' | 'open'

/** The outcome of an order, by one statement: the engine asks with each commit. */
export function orderOutcome(tx: Reader, orderId: number): OrderOutcome {
  const row = outcomeQuery(tx).get({ orderId })
  if (row === undefined || (row.isOpen === 0 && row.isFinished === 0)) return 'empty'
  if (row.isOpen === 0) return 'whole'
  return row.isRefused === 1 ? 'refused' : 'open'
}

export type RetryFilter = { readonly domain?: string; readonly cause?: EngineFailureCode }

const retried = (orderId: number, { domain, cause }: RetryFilter): SQL | undefined =>
  and(
    eq(orderDomains.orderId, orderId),
    domain === undefined ? undefined : eq(orderDomains.name, domain),
    cause === undefined ? undefined : eq(orderDomains.failureCode, cause),
    waitsForRetry,
  )

/** Ids of the order's domains that wait for a retry, so that many are retried in parts. */
export function domainsToRetry(
  tx: Reader,
  orderId: number,
  filter: RetryFilter,
): readonly number[] {
  const rows = tx
    .select({ id: orderDomains.id })
    .from(orderDomains)
    .where(retried(orderId, filter))
    .all()
  return rows.map(({ id }) => id)
}

/**
 * Makes the order's domains due that wait for a retry, of these ids when they are given, with no
 * failure and no attempts. Returns how many.
 */
export function retryDomains(
  tx: Writer,
  orderId: number,
  filter: RetryFilter,
  now: number,
  ids?: readonly number[],
): number {
  return tx
    .update(orderDomains)
    .set({
      ...nobodyNeeded,
      // whoever retries has mended what the registrar lacked, so it is asked at once
      registrarDueAt: sql`iif(${orderDomains.stage} = 'activation', ${now}, ${orderDomains.registrarDueAt})`,
      state: 'due',
      dueAt: now,
      attempts: 0,
      reason: null,
      ...noFailure,
      isRead: false,
      updatedAt: now,
    })
    .where(
      and(
        retried(orderId, filter),
        ids === undefined
          ? undefined
          : sql`${orderDomains.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .run().changes
}

/** Orders under way, 50 at most, in which nothing moved since `before` and of which none was told. */
export function stalledOrders(tx: Reader, before: number): readonly OrderRecord[] {
  // asked at each check; without statistics SQLite would look at every order under way
  const ids = idsOf(
    tx,
    sql`select id from ${orders} indexed by orders_stalled where ${and(
      isUnderWay,
      sql`${orders.movedAt} < ${before}`,
      sql`(${orders.alertedAt} is null or ${orders.alertedAt} < ${before})`,
    )} limit 50`,
  )
  if (ids.length === 0) return []
  return tx
    .select()
    .from(orders)
    .where(inArray(orders.id, [...ids]))
    .all()
}

/** Notes that staff were told that the order stalls. */
export function noteAlerted(tx: Writer, id: number, now: number): void {
  tx.update(orders).set({ alertedAt: now }).where(eq(orders.id, id)).run()
}
