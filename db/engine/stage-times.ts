import { sql } from 'drizzle-orm'
import type { WorkStage } from '../../shared/orders/domain.ts'
import type { Reader } from '../core/database.ts'
import { preparedQuery } from '../core/prepared-query.ts'
import { stageTimes } from '../schema/schema.ts'

const latest = preparedQuery(tx =>
  tx
    .select({ ms: sql<number>`${stageTimes.endedAt} - ${stageTimes.startedAt}` })
    .from(stageTimes)
    .where(
      sql`${stageTimes.stage} = ${sql.placeholder('stage')} and ${stageTimes.endedAt} >= ${sql.placeholder('since')}`,
    )
    .orderBy(sql`${stageTimes.endedAt} desc`)
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/**
 * How long the latest `limit` domains that left the stage since `since` were in it, in milliseconds,
 * the shortest first.
 */
export function stageDurations(
  tx: Reader,
  stage: WorkStage,
  { since = 0, limit }: { readonly since?: number; readonly limit: number },
): readonly number[] {
  return latest(tx)
    .all({ stage, since, limit })
    .map(({ ms }) => ms)
    .sort((one, other) => one - other)
}
