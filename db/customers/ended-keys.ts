import { and, eq, sql } from 'drizzle-orm'
import { finalStatuses, movingStates } from '../../shared/orders/life.ts'
import type { Reader, Writer } from '../core/database.ts'
import { idsOf } from '../core/search.ts'
import { areNotForgotten } from '../schema/orders.ts'
import { platformCredentials } from '../schema/schema.ts'

/**
 * Orders that ended before a time and still hold registrar keys, some at a time. A rejected one
 * is resubmitted with those that it has, and one with a moving domain needs them still.
 */
export function endedOrdersWithKeys(
  tx: Reader,
  before: number,
  limit: number,
): readonly number[] {
  return idsOf(tx, sql`${endedBefore(before)} limit ${limit}`)
}

/** How many such orders there are. */
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

/** What an order's rows hold, JSON of key → id in `secrets`, of every registrar it ever named. */
export function storedCredentials(tx: Reader, orderId: number): readonly string[] {
  return tx
    .select({ credentials: platformCredentials.credentials })
    .from(platformCredentials)
    .where(and(eq(platformCredentials.orderId, orderId), areNotForgotten))
    .all()
    .map(({ credentials }) => credentials)
}

/** The rows stay, so that it is known that there were keys. Their secrets are the caller's. */
export function noteForgotten(tx: Writer, orderId: number, now: number): void {
  tx.update(platformCredentials)
    .set({ credentials: '{}', forgottenAt: now, updatedAt: now })
    .where(and(eq(platformCredentials.orderId, orderId), areNotForgotten))
    .run()
}
