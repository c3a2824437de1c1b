import { and, count, eq, gt, min, sql } from 'drizzle-orm'
import type { RegistrarName } from '../../shared/order.ts'
import type { Transaction } from '../database.ts'
import { orderDomains, reorderInfos } from '../schema/schema.ts'

/** Order domains that wait for a registrar's quota; times in milliseconds. */
export type RegistrarQuota = {
  readonly platform: RegistrarName
  readonly domains: number
  readonly since: number
  /** When the first of them goes on. */
  readonly until: number
}

export function registrarQuotas(tx: Transaction, now: number): readonly RegistrarQuota[] {
  return tx
    .select({
      platform: reorderInfos.hostingPlatform,
      domains: count(),
      since: sql<number>`${min(orderDomains.updatedAt)}`,
      until: sql<number>`${min(orderDomains.dueAt)}`,
    })
    .from(orderDomains)
    .innerJoin(reorderInfos, eq(reorderInfos.orderId, orderDomains.orderId))
    .where(
      and(
        // literal words: only so does SQLite see that its small index serves
        sql`${orderDomains.state} = 'due' and ${orderDomains.reason} = 'quota'`,
        eq(orderDomains.stage, 'nameservers'),
        gt(orderDomains.dueAt, now),
      ),
    )
    .groupBy(reorderInfos.hostingPlatform)
    .all()
    .flatMap(({ platform, ...waits }) =>
      platform === null || platform === 'other' ? [] : [{ platform, ...waits }],
    )
}
