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
import { customers, domainTransfers, orderDomains, orders } from '../schema/schema.ts'

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
): { readonly id: number; readonly name: string; readonly email: string } {
  const row = tx
    .select({ id: customers.id, name: customers.name, email: customers.email })
    .from(orders)
    .innerJoin(customers, eq(customers.id, orders.customerId))
    .where(eq(orders.id, orderId))
    .get()
  if (row === undefined) throw new Error(`Order ${orderId} has no customer.`)
  return row
}

/** A draft cause that is left out is cleared. */
export type StatusChange = {
  readonly status: OrderStatus
  readonly draftCause?: DraftCause
  readonly reason?: string
}

/** Counts as movement, for the alert about stalled orders. */
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

/** The order's domains as the order's own status follows from them; superseded ones left out. */
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
 * What all domains of an order came to; its status follows from it. Asked with each commit, so
 * no row is read twice.
 */
export type OrderOutcome = 'empty' | 'whole' | 'refused' | 'open'

/** `empty`: no domain counts. `whole`: all are finished. `refused`: a registrar refuses at least one. */
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

/** Ids of the order's domains that can go on, so that many are retried a part at a time. */
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
 * Domains of the order that can go on, of these ids where they are given: makes them due at
 * once and forgets their failure.
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
      // who waits for a registrar's mending has mended it
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

/** Orders under way in which nothing moved since that time, and nobody was told since then. */
export function stalledOrders(tx: Reader, before: number): readonly OrderRecord[] {
  // asked at each check, and without statistics SQLite would look at every order under way
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

/** Staff were told that nothing moves. */
export function noteAlerted(tx: Writer, id: number, now: number): void {
  tx.update(orders).set({ alertedAt: now }).where(eq(orders.id, id)).run()
}
