import { and, eq, sql } from 'drizzle-orm'
import { finalStatuses, movingStates } from '../../shared/orders/life.ts'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf } from '../core/search.ts'
import { areNotForgotten } from '../schema/orders.ts'
import { platformCredentials } from '../schema/schema.ts'

/**
 * Ids of orders that ended at `before` or earlier and still have registrar keys. Rejected orders
 * are not among them, because they may be resubmitted, nor orders with a domain on its way.
 */
export function endedOrdersWithKeys(
  tx: Reader,
  before: number,
  limit: number,
): readonly number[] {
  return idsOf(tx, sql`${endedBefore(before)} limit ${limit}`)
}

/** How many orders `endedOrdersWithKeys` would find. */
export const countEndedOrdersWithKeys = (tx: Reader, before: number): number =>
  tx.get<{ n: number }>(sql`select count(*) as n from (${endedBefore(before)})`)?.n ?? 0

const endedBefore = (before: number) =>
  sql`select distinct kept.order_id as id
    from (select order_id from ${platformCredentials} where ${areNotForgotten}) as kept
    cross join orders on orders.id = kept.order_id
    where orders.status_manage_by_admin in ${finalStatuses}
      and orders.moved_at <= ${before}
      and not exists (select 1 from order_domains as d
        where d.order_id = orders.id and d.state in ${movingStates})`

/** JSON of key → id in `secrets`, one for each registrar that the order ever named. */
export function storedCredentials(tx: Reader, orderId: number): readonly string[] {
  return tx
    .select({ credentials: platformCredentials.credentials })
    .from(platformCredentials)
    .where(and(eq(platformCredentials.orderId, orderId), areNotForgotten))
    .all()
    .map(({ credentials }) => credentials)
}

/** Empties the rows, which tell that there were keys; the caller drops the secrets. */
export function noteForgotten(tx: Writer, orderId: number, now: number): void {
  tx.update(platformCredentials)
    .set({ credentials: '{}', forgottenAt: now, updatedAt: now })
    .where(and(eq(platformCredentials.orderId, orderId), areNotForgotten))
    .run()
}
