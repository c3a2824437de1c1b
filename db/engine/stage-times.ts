import { desc, sql } from 'drizzle-orm'
import type { WorkStage } from '../../shared/orders/domain.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { stageTimes } from '../schema/schema.ts'

const latest = preparedQuery(tx =>
  tx
    .select({ ms: sql<number>`${stageTimes.endedAt} - ${stageTimes.startedAt}` })
    .from(stageTimes)
    .where(sql`${stageTimes.stage} = ${sql.placeholder('stage')}`)
    .orderBy(desc(stageTimes.endedAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** How long the domains that left a stage last were there, in milliseconds, the latest first. */
export function latestStageTimes(
  tx: Reader,
  stage: WorkStage,
  limit: number,
): readonly number[] {
  return latest(tx)
    .all({ stage, limit })
    .map(({ ms }) => ms)
}
