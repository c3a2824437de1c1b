import { and, count, eq, gt, min, sql } from 'drizzle-orm'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { orderDomains, orderForms } from '../schema/schema.ts'

/** Order domains that wait for a registrar's quota; times in milliseconds. */
export type RegistrarQuota = {
  readonly platform: RegistrarId
  readonly domains: number
  readonly since: number
  /** When the first domain goes on. */
  readonly until: number
}

const waits = preparedQuery(tx =>
  tx
    .select({
      platform: orderForms.hostingPlatform,
      domains: count(),
      since: sql<number>`${min(orderDomains.updatedAt)}`,
      until: sql<number>`${min(orderDomains.dueAt)}`,
    })
    .from(orderDomains)
    .innerJoin(orderForms, eq(orderForms.orderId, orderDomains.orderId))
    .where(
      and(
        // literals: with bound values SQLite would not use the partial index
        sql`${orderDomains.state} = 'due' and ${orderDomains.reason} = 'quota'`,
        eq(orderDomains.stage, 'nameservers'),
        gt(orderDomains.dueAt, sql.placeholder('now')),
      ),
    )
    .groupBy(orderForms.hostingPlatform)
    .prepare(),
)

export function registrarQuotas(tx: Reader, now: number): readonly RegistrarQuota[] {
  return waits(tx)
    .all({ now })
    .flatMap(({ platform, ...quota }) =>
      platform === null || platform === 'other' ? [] : [{ platform, ...quota }],
    )
}
